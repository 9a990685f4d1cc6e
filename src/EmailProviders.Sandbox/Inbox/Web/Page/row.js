import { h, icon } from "./dom.js";
import { nameOf, outcomeOf, shortTime, titleOf } from "./format.js";

/** In pixels; the style sheet says the same. */
export const rowHeight = 84;

/** One line of the list. */
export function createRow(item, { place, total, isSelected, isFresh }) {
  const outcome = outcomeOf(item);
  const row = h("div",
    {
      id: `call-${item.id}`,
      class: `row ${item.fault ? "faulty" : item.outcome}${isFresh ? " fresh" : ""}`,
      role: "option",
      "aria-selected": String(isSelected),
      "aria-posinset": place + 1,
      "aria-setsize": total,
    },
    h("div", { class: "row-top" },
      h("span", { class: `chip ${item.provider ?? ""}` }, nameOf(item.provider)),
      h("span", { class: `pill ${outcome.tone}` }, outcome.text),
      h("time", { class: "row-time", dateTime: item.receivedAt }, shortTime(item.receivedAt))),
    h("div", { class: "row-subject" }, titleOf(item)),
    h("div", { class: "row-bottom" }, h("span", { class: "row-people" }, peopleOf(item)), marksOf(item)));
  row.dataset.id = item.id;
  row.style.transform = `translateY(${place * rowHeight}px)`;
  return row;
}

function peopleOf(item) {
  if (item.outcome === "rejected") return item.path;
  const others = item.recipients - item.to.length;
  return `${item.fromName || item.from || "stored sender"} → ${item.to.join(", ")}${others > 0 ? ` +${others}` : ""}`;
}

function marksOf(item) {
  return [
    item.hasCalendar && h("span", { class: "row-mark" }, icon("calendar"), h("span", { class: "sr" }, "with an invitation")),
    item.attachments > 0 && h("span", { class: "row-mark" }, icon("attachment"), String(item.attachments), h("span", { class: "sr" }, "attachments")),
  ];
}
