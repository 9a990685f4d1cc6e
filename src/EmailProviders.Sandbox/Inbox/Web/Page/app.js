import { LoginNeeded, api, listen } from "./api.js";
import { createDetail } from "./detail.js";
import { announce, confirm, h } from "./dom.js";
import { countFaults, createFaults } from "./faults.js";
import { count, nameOf, titleOf } from "./format.js";
import { listenForKeys, showHelp } from "./keys.js";
import { CallList } from "./list.js";
import { createLogin } from "./login.js";
import { createWelcome } from "./welcome.js";

const $ = (id) => document.getElementById(id);
const pane = $("detail");
const search = $("search");
const list = new CallList($("list"), openCall, showPage);

let status = null;
let events = null;
let open = null;
let faults = null;
let deletions = null;
let total = 0;

const filter = () => ({
  q: search.value.trim(),
  provider: $("provider").value,
  outcome: document.querySelector("input[name=outcome]:checked").value,
});
const isFiltered = () => Object.values(filter()).some(Boolean);

function openCall(id) {
  const address = `#/call/${encodeURIComponent(id)}`;
  // Along the list one address follows the other: Back leaves the mail, not the list's whole history.
  if (open) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  route();
}

async function route() {
  const [, kind, id] = location.hash.split("/").map(decodeURIComponent);
  document.body.dataset.view = kind === "call" ? "call" : kind === "faults" ? "faults" : "list";
  $("faults-link").toggleAttribute("aria-current", kind === "faults");
  list.select(kind === "call" ? id : null);
  open = kind === "call" ? { id } : null;
  faults = null;
  if (kind === "call") await guarded(() => showCall(id));
  else if (kind === "faults") await guarded(showFaults);
  else showRest();
}

async function showCall(id) {
  try {
    const detail = await api.detail(id);
    if (open?.id !== id) return;
    const view = createDetail(detail, { onDelete: remove });
    open.showTab = view.showTab;
    pane.replaceChildren(view.element);
    if (document.body.dataset.view === "call" && matchMedia("(max-width: 760px)").matches) pane.focus();
  } catch (error) {
    if (error.status !== 404) throw error;
    pane.replaceChildren(h("p", { class: "placeholder" }, "This mail is gone: it was deleted, or it made room for newer ones."));
  }
}

async function showFaults() {
  faults = createFaults();
  faults.show(await api.faults());
  pane.replaceChildren(faults.element);
}

function showRest() {
  pane.replaceChildren(total === 0 ? createWelcome(status) : h("div", { class: "placeholder" }, h("p", {}, "Choose a mail, or move with the arrow keys.")));
}

function showPage(page) {
  const wasEmpty = total === 0;
  total = page.total;
  deletions = page.deletions;
  const isEmpty = page.matching === 0;
  $("list").hidden = isEmpty;
  $("empty").hidden = !isEmpty;
  $("empty").replaceChildren(...(total > 0
    ? [h("h2", {}, "Nothing fits"), h("p", {}, "No mail or call fits the search and the filters."), h("button", { type: "button", class: "button", on: { click: resetFilter } }, "Show everything")]
    : [h("h2", {}, "No mails yet"), h("p", {}, "They appear here by themselves.")]));
  $("count").textContent = isFiltered() ? `${count(page.matching, "call")} of ${page.total}` : count(page.total, "call");
  $("clear").disabled = total === 0;
  $("notice").hidden = page.forgotten === 0;
  $("notice").textContent = `${count(page.forgotten, "older call")} made room for newer ones.`;
  if (!open && !faults && wasEmpty !== (total === 0)) showRest();
}

async function changed(change) {
  await guarded(async () => {
    if (deletions !== null && change.deletions !== deletions) {
      await list.load();
      if (open && !faults) await showCall(open.id);
    } else {
      tell(await list.refresh());
    }
    await refreshFaults();
  });
}

function tell(arrived) {
  if (arrived.length === 1) announce(`${arrived[0].outcome === "accepted" ? "New mail" : "Rejected call"}, ${nameOf(arrived[0].provider)}: ${titleOf(arrived[0])}`);
  else if (arrived.length > 1) announce(`${arrived.length} new calls`);
}

async function refreshFaults() {
  const all = await api.faults();
  faults?.show(all);
  const number = countFaults(all);
  $("faults-link").replaceChildren("Faults", ...(number > 0 ? [h("span", { class: "badge" }, String(number), h("span", { class: "sr" }, " providers fail on purpose"))] : []));
}

async function remove(id) {
  const next = list.neighbour(id);
  await guarded(async () => {
    await api.remove(id);
    // Ours: the list knows already, and need not be read anew.
    deletions += 1;
    list.drop(id);
    announce("Deleted");
    if (next && !matchMedia("(max-width: 760px)").matches) openCall(next);
    else location.hash = "#/";
  });
}

async function clear() {
  if (!await confirm("Delete everything?", `${count(total, "mail and call", "mails and calls")} will be gone for good.`, "Delete all")) return;
  await guarded(async () => {
    await api.clear();
    announce("Everything was deleted");
    location.hash = "#/";
    await list.load(filter());
    showRest();
  });
}

function resetFilter() {
  search.value = "";
  $("provider").value = "";
  document.querySelector("input[name=outcome][value='']").checked = true;
  refilter();
}

const refilter = () => guarded(() => list.load(filter()));

/** Asks for the token where one is needed; shows any other failure. */
async function guarded(action) {
  try {
    await action();
  } catch (error) {
    if (error instanceof LoginNeeded) askForToken();
    else announce(error.message);
  }
}

function askForToken() {
  events?.close();
  document.body.dataset.view = "login";
  const login = createLogin(start);
  pane.replaceChildren(login.element);
  login.focus();
}

async function start() {
  await guarded(async () => {
    status = await api.status();
    await list.load(filter());
    await route();
    events?.close();
    events = listen(changed, (state) => {
      $("live").dataset.state = state;
      $("live").lastChild.textContent = { live: "Live", connecting: "Connecting", off: "Not connected" }[state];
    });
  });
}

let typing = 0;
search.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(refilter, 120);
});
search.form.addEventListener("submit", (event) => event.preventDefault());
$("provider").addEventListener("change", refilter);
document.querySelectorAll("input[name=outcome]").forEach((input) => input.addEventListener("change", refilter));
$("clear").addEventListener("click", clear);
$("help").addEventListener("click", showHelp);
window.addEventListener("hashchange", route);
listenForKeys({
  move: (step) => list.move(step),
  enter: () => pane.focus(),
  search: () => search.focus(),
  faults: () => { location.hash = "#/faults"; },
  remove: () => open && remove(open.id),
  help: showHelp,
  tab: (place) => open?.showTab?.(place),
  back: (typedIn) => {
    if (typedIn === search && search.value) resetFilter();
    else if (!typedIn) location.hash = "#/";
    $("list").focus();
  },
});
start();
