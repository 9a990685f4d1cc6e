import { h } from "./dom.js";

/**
 * A tab list with its panel, by the ARIA pattern: arrows move, Home and End jump. A panel is made when it is first shown.
 * @param tabs {{id: string, label: string, count?: number, render: () => Node}[]}
 */
export function createTabs(tabs, initial, onChange) {
  const panel = h("div", { class: "panel", role: "tabpanel", id: "panel", tabIndex: 0 });
  const made = new Map();
  const buttons = tabs.map((tab) => h("button",
    { type: "button", class: "tab", role: "tab", id: `tab-${tab.id}`, "aria-controls": "panel", on: { click: () => show(tab.id) } },
    tab.label,
    tab.count ? h("span", { class: "tab-count" }, String(tab.count)) : null));
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": "Parts of the call", on: { keydown: move } }, buttons);

  function show(id) {
    const place = Math.max(0, tabs.findIndex((tab) => tab.id === id));
    buttons.forEach((button, index) => {
      button.setAttribute("aria-selected", String(index === place));
      button.tabIndex = index === place ? 0 : -1;
    });
    const tab = tabs[place];
    if (!made.has(tab.id)) made.set(tab.id, [tab.render()].flat());
    panel.setAttribute("aria-labelledby", `tab-${tab.id}`);
    panel.replaceChildren(...made.get(tab.id));
    panel.scrollTop = 0;
    onChange(tab.id);
  }

  function move(event) {
    const place = buttons.indexOf(document.activeElement);
    const target = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (target === undefined || place < 0) return;
    event.preventDefault();
    const next = (target + buttons.length) % buttons.length;
    show(tabs[next].id);
    buttons[next].focus();
    buttons[next].scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  show(initial);
  return { list, panel, show: (place) => tabs[place] && show(tabs[place].id) };
}
