import { api } from "./api.js";
import { h } from "./dom.js";
import { createRow, rowHeight } from "./row.js";

const pageSize = 200;
const overscan = 6;

/** The list: pages are fetched as one scrolls, and only the rows in sight are in the document. */
export class CallList {
  items = [];
  matching = 0;
  #filter = {};
  #next = null;
  #loading = null;
  #selected = null;
  #fresh = new Set();
  #rows = new Map();

  constructor(element, onOpen, onPage) {
    this.element = element;
    this.onOpen = onOpen;
    this.onPage = onPage;
    this.stage = h("div", { class: "rows", role: "presentation" });
    element.append(this.stage);
    element.addEventListener("scroll", () => this.#paint(), { passive: true });
    element.addEventListener("click", (event) => this.#open(event.target.closest(".row")?.dataset.id));
    new ResizeObserver(() => this.#paint()).observe(element);
  }

  /** Reads the first page anew. */
  async load(filter = this.#filter) {
    this.#filter = filter;
    const load = this.#loading = api.list(filter, { limit: pageSize });
    const page = await load.catch((error) => {
      if (load === this.#loading) this.#loading = null;
      throw error;
    });
    if (load !== this.#loading) return;
    this.#loading = null;
    this.items = page.items;
    this.#next = page.next;
    this.#take(page);
  }

  /** Reads what is new. Answers with it. */
  async refresh() {
    await this.#loading?.catch(() => null);
    const newest = this.items[0]?.number ?? 0;
    const page = await api.list(this.#filter, { after: newest, limit: 1000 });
    if (page.next !== null) {
      await this.load();
      return page.items;
    }
    const known = this.items[0]?.number ?? 0;
    const arrived = page.items.filter((item) => item.number > known);
    const scrolled = this.element.scrollTop;
    this.items.unshift(...arrived);
    arrived.forEach((item) => this.#fresh.add(item.id));
    // Whoever reads further down keeps their place.
    if (scrolled > 0) this.element.scrollTop = scrolled + arrived.length * rowHeight;
    this.#take(page);
    return arrived;
  }

  /** Takes a call out without asking again. */
  drop(id) {
    this.items = this.items.filter((item) => item.id !== id);
    this.matching -= 1;
    this.#paint(true);
  }

  select(id) {
    this.#selected = id;
    this.#reveal();
    this.#paint(true);
  }

  /** Opens the call so many rows away. */
  move(step) {
    if (this.items.length === 0) return;
    const place = this.#place();
    const target = place < 0 ? 0 : Math.max(0, Math.min(this.items.length - 1, place + step));
    this.#open(this.items[target].id);
  }

  neighbour(id) {
    const place = this.items.findIndex((item) => item.id === id);
    return (this.items[place + 1] ?? this.items[place - 1])?.id;
  }

  #place() {
    return this.items.findIndex((item) => item.id === this.#selected);
  }

  #open(id) {
    if (id) this.onOpen(id);
  }

  #take(page) {
    this.matching = page.matching;
    this.onPage(page);
    this.#paint(true);
  }

  #reveal() {
    const place = this.#place();
    if (place < 0) return;
    const top = place * rowHeight;
    const view = this.element;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + rowHeight > view.scrollTop + view.clientHeight) view.scrollTop = top + rowHeight - view.clientHeight;
  }

  #paint(all = false) {
    const view = this.element;
    this.stage.style.height = `${this.items.length * rowHeight}px`;
    const first = Math.max(0, Math.floor(view.scrollTop / rowHeight) - overscan);
    const last = Math.min(this.items.length, Math.ceil((view.scrollTop + view.clientHeight) / rowHeight) + overscan);
    const wanted = new Map();
    for (let place = first; place < last; place += 1) wanted.set(this.items[place].id, place);
    for (const [id, row] of this.#rows) {
      if (all || !wanted.has(id)) {
        row.remove();
        this.#rows.delete(id);
      }
    }
    for (const [id, place] of wanted) {
      if (!this.#rows.has(id)) this.#add(this.items[place], place);
    }
    const active = this.#rows.get(this.#selected);
    if (active) view.setAttribute("aria-activedescendant", active.id);
    else view.removeAttribute("aria-activedescendant");
    if (last >= this.items.length - pageSize / 4) this.#more();
  }

  #add(item, place) {
    const row = createRow(item, { place, total: this.matching, isSelected: item.id === this.#selected, isFresh: this.#fresh.delete(item.id) });
    this.#rows.set(item.id, row);
    this.stage.append(row);
  }

  async #more() {
    if (this.#next === null || this.#loading) return;
    const load = this.#loading = api.list(this.#filter, { before: this.#next, limit: pageSize });
    const page = await load.catch(() => null);
    if (load !== this.#loading) return;
    this.#loading = null;
    if (!page) return;
    this.items.push(...page.items);
    this.#next = page.next;
    this.#take(page);
  }
}
