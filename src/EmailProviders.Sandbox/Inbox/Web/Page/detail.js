import { h, icon } from "./dom.js";
import { fullTime, nameOf, outcomeOf, size, titleOf } from "./format.js";
import { answerPanel, filesPanel, headersPanel, htmlPanel, sourcePanel, textPanel } from "./panels.js";
import { invitePanel } from "./invite.js";
import { createTabs } from "./tabs.js";

/** The tab that was open last: the next mail opens there too. */
let lastTab = null;

/** Everything about one call. */
export function createDetail(detail, { onDelete }) {
  const { summary, mail, request, answer } = detail;
  const place = `inbox/${encodeURIComponent(summary.id)}`;
  const tabs = createTabs(tabsOf(detail, place), lastTab, (id) => { lastTab = id; });
  const outcome = outcomeOf(summary);
  const element = h("article", { class: "call", "aria-labelledby": "call-title" },
    h("header", { class: "call-head" },
      h("a", { class: "button quiet call-back", href: "#/" }, icon("back"), "All mails"),
      h("div", { class: "call-title" },
        h("h1", { id: "call-title" }, mail ? titleOf(summary) : `${request.method} ${request.path}`),
        h("div", { class: "call-actions" },
          mail && h("a", { class: "button", href: `${place}/eml`, download: "" }, icon("download"), ".eml"),
          h("button", { type: "button", class: "button danger", on: { click: () => onDelete(summary.id) } }, icon("trash"), "Delete"))),
      h("div", { class: "call-facts" },
        h("span", { class: `chip ${summary.provider ?? ""}` }, nameOf(summary.provider)),
        h("span", { class: `pill ${outcome.tone}` }, outcome.text),
        answer.fault && h("span", { class: "pill warn" }, `fault: ${answer.fault}`),
        h("time", { dateTime: summary.receivedAt }, fullTime(summary.receivedAt)),
        request.bytes > 0 && h("span", {}, size(request.bytes))),
      mail ? peopleOf(summary, mail) : reasonOf(summary, answer)),
    tabs.list,
    tabs.panel);
  return { element, showTab: tabs.show };
}

function peopleOf(summary, mail) {
  const rows = [
    ["From", summary.fromName ? `${summary.fromName} <${summary.from}>` : summary.from || "a sender stored at the provider"],
    ["To", mail.to.join(", ")],
    ["Cc", mail.cc.join(", ")],
    ["Bcc", mail.bcc.join(", ")],
    ["Reply to", mail.replyTo],
    ["Send at", mail.scheduledAt && fullTime(mail.scheduledAt)],
  ];
  return h("dl", { class: "people" }, rows.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function reasonOf(summary, answer) {
  return h("div", { class: answer.fault ? "callout warn" : "callout" },
    h("strong", {}, answer.fault ? "Refused by a scripted fault" : "Why it was refused"),
    h("p", {}, summary.reason));
}

function tabsOf({ summary, mail, request, answer }, place) {
  const tabs = [];
  const add = (id, label, render, count) => tabs.push({ id, label, render, count });
  if (mail?.hasHtml) add("html", "HTML", () => htmlPanel(mail, place));
  if (mail && (mail.text !== null || mail.hasHtml)) add("text", "Text", () => textPanel(mail));
  add("source", "Source", () => sourcePanel(request, place));
  if (mail) add("headers", "Headers & tags", () => headersPanel(mail, request), mail.tags.length + Object.keys(mail.headers).length);
  if (mail?.attachments.length) add("files", "Attachments", () => filesPanel(mail.attachments, place), mail.attachments.length);
  if (mail?.calendar) add("invite", "Invite", () => invitePanel(mail.calendar));
  add("answer", "Answer", () => answerPanel(answer, summary));
  return tabs;
}
