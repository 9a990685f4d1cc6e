export const providers = {
  bsg: "BSG",
  brevo: "Brevo",
  whippy: "Whippy",
  kaleyra: "Kaleyra",
  mailerlogic: "MailerLogic",
  "bsg-token": "BSG log-in",
};

export const nameOf = (provider) => providers[provider] ?? "No provider";

const time = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const whole = new Intl.NumberFormat();

/** The time of today, the day of any other. */
export function shortTime(text) {
  const date = new Date(text);
  return date.toDateString() === new Date().toDateString() ? time.format(date) : `${day.format(date)}, ${time.format(date).replace(/:\d\d(?=\D*$)/, "")}`;
}

export const fullTime = (text) => full.format(new Date(text));

export const count = (number, one, many = `${one}s`) => `${whole.format(number)} ${number === 1 ? one : many}`;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["KiB", "MiB", "GiB"];
  let value = bytes;
  let unit = -1;
  do {
    value /= 1024;
    unit += 1;
  } while (value >= 1024 && unit < units.length - 1);
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** What a row and a head call the answer. */
export function outcomeOf(summary) {
  if (summary.status === 0) return { text: summary.outcome === "accepted" ? "Accepted, then cut" : "Cut off", tone: summary.outcome === "accepted" ? "warn" : "bad" };
  if (summary.outcome === "accepted") return { text: summary.fault ? `Accepted · ${summary.status} · fault` : `Accepted · ${summary.status}`, tone: summary.fault ? "warn" : "ok" };
  return { text: `Rejected · ${summary.status}`, tone: summary.fault ? "warn" : "bad" };
}

export const titleOf = (summary) => summary.outcome === "rejected"
  ? (summary.fault ? `Scripted fault: ${summary.fault}` : summary.reason)
  : summary.subject || (summary.templateId ? `Template ${summary.templateId}` : "(no subject)");
