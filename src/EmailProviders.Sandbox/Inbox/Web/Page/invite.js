import { h } from "./dom.js";
import { code } from "./panels.js";

/** An invitation as a card, and its RFC 5545 text. */
export function invitePanel(calendar) {
  const event = readEvent(calendar);
  return [
    event && h("div", { class: "sheet" }, card(event)),
    h("div", { class: "sheet" }, h("h2", {}, "As sent"), code("text/calendar", calendar, h("pre", { tabIndex: 0 }, calendar))),
  ].filter(Boolean);
}

/** The first VEVENT, or null. */
export function readEvent(calendar) {
  const lines = calendar.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const event = { attendees: [] };
  let inside = false;
  let depth = 0;
  for (const line of lines) {
    const match = /^([A-Z-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):(.*)$/i.exec(line);
    if (!match) continue;
    const [, name, parameters, value] = match;
    if (name === "METHOD") event.method = value;
    if (name === "BEGIN") {
      if (value === "VEVENT") inside = true;
      else if (inside) depth += 1;
    } else if (name === "END") {
      if (value === "VEVENT") return event;
      if (inside) depth -= 1;
    } else if (inside && depth === 0) {
      take(event, name, parameters, value);
    }
  }
  return inside ? event : null;
}

function take(event, name, parameters, value) {
  const person = () => {
    const common = /CN="?([^";:]+)"?/i.exec(parameters)?.[1];
    const address = value.replace(/^mailto:/i, "");
    return common ? `${common} (${address})` : address;
  };
  const text = value.replace(/\\n/gi, "\n").replace(/\\([,;\\])/g, "$1");
  if (name === "ATTENDEE") event.attendees.push(person());
  else if (name === "ORGANIZER") event.organizer = person();
  else if (name === "DTSTART") event.start = readTime(value, parameters);
  else if (name === "DTEND") event.end = readTime(value, parameters);
  else if (["SUMMARY", "LOCATION", "DESCRIPTION", "STATUS"].includes(name)) event[name.toLowerCase()] = text;
}

/** A time in the reader's zone where it is UTC; as written, with its zone's name, where it is not. */
function readTime(value, parameters) {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, utc] = match;
  const parts = [year, month - 1, day, hour ?? 0, minute ?? 0, second ?? 0];
  return {
    date: utc ? new Date(Date.UTC(...parts)) : new Date(...parts),
    isDay: hour === undefined,
    zone: /TZID="?([^";:]+)"?/i.exec(parameters)?.[1],
  };
}

function card(event) {
  const { start, end } = event;
  const rows = [
    ["When", start && `${show(start)}${end ? ` – ${show(end, start)}` : ""}${start.zone ? ` (${start.zone})` : ""}`],
    ["Where", event.location],
    ["From", event.organizer],
    ["With", event.attendees.join(", ")],
    ["Status", [event.method, event.status].filter(Boolean).join(" · ")],
    ["Notes", event.description],
  ];
  return h("div", { class: "invite" },
    h("div", { class: "invite-day", "aria-hidden": "true" },
      h("span", { class: "invite-month" }, start ? start.date.toLocaleDateString(undefined, { month: "short" }) : "?"),
      h("span", { class: "invite-number" }, start ? String(start.date.getDate()) : "?")),
    h("div", {},
      h("h2", {}, event.summary || "(no summary)"),
      h("dl", {}, rows.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]))));
}

function show(time, since) {
  if (time.isDay) return time.date.toLocaleDateString(undefined, { dateStyle: "full" });
  const sameDay = since && since.date.toDateString() === time.date.toDateString();
  return sameDay
    ? time.date.toLocaleTimeString(undefined, { timeStyle: "short" })
    : time.date.toLocaleString(undefined, { dateStyle: "full", timeStyle: "short" });
}
