import { copyButton, h, icon } from "./dom.js";
import { size } from "./format.js";
import { highlighted } from "./source.js";

/** The mail as a reader sees it. The frame runs no script and is of no origin; what it may fetch, the sandbox's own policy says. */
export function htmlPanel(mail, place) {
  const frame = h("iframe", { title: "The mail's HTML", sandbox: "allow-popups allow-popups-to-escape-sandbox", src: `${place}/html`, referrerPolicy: "no-referrer" });
  const stage = h("div", { class: "frame-stage" }, frame);
  const width = h("div", { class: "segments", role: "radiogroup", "aria-label": "Width" },
    ["Desktop", "Phone"].map((label, index) => h("label", {},
      h("input", { type: "radio", name: "width", checked: index === 0, on: { change: () => stage.classList.toggle("narrow", index === 1) } }),
      h("span", {}, label))));
  const note = h("span", {}, mail.hasRemoteContent ? "Images and styles from elsewhere are blocked." : "Scripts are off; nothing is fetched from elsewhere.");
  const bar = h("div", { class: mail.hasRemoteContent ? "frame-bar asking" : "frame-bar" }, note);
  if (mail.hasRemoteContent) {
    bar.append(h("button", { type: "button", class: "button", on: { click: allow } }, "Load them for this mail"));
  }
  bar.append(width);
  function allow(event) {
    frame.src = `${place}/html?remote=1`;
    note.textContent = "Remote content is loaded for this mail. Scripts stay off.";
    event.target.remove();
  }
  return [bar, stage];
}

export function textPanel(mail) {
  return [
    mail.text !== null && h("div", { class: "sheet" }, h("div", { class: "prose" }, mail.text)),
    mail.hasHtml && h("div", { class: "sheet" }, h("h2", {}, "HTML as text"), code("text/html", mail.htmlSource, h("pre", { tabIndex: 0 }, mail.htmlSource))),
  ].filter(Boolean);
}

export function sourcePanel(request, place) {
  const lines = [`${request.method} ${request.path}`, ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)].join("\n");
  return h("div", { class: "sheet" },
    request.body === null
      ? h("p", { class: "file-meta" }, "The call was refused before its body was read.")
      : code(h("code", {}, `${request.method} ${request.path}`), request.body, highlighted(request.body),
        h("a", { class: "button quiet", href: `${place}/source`, target: "_blank", rel: "noreferrer" }, "Whole body")),
    h("h2", { class: "sheet-gap" }, "Request head"),
    code("Keys, tokens and cookies are masked", lines, h("pre", { tabIndex: 0 }, lines)));
}

export function headersPanel(mail) {
  const sheets = [
    ["Headers", facts(mail.headers)],
    ["Tags", mail.tags.length > 0 && h("div", { class: "tags" }, mail.tags.map((tag) => h("span", { class: "pill" }, tag)))],
    ["Metadata", facts(mail.metadata)],
    ["Template", mail.templateId && facts({ id: mail.templateId, ...mail.parameters })],
    ["Other members", facts({ messageId: mail.messageId, ...without(mail.extras, "icalEvent") })],
  ];
  return sheets.filter(([, content]) => content).map(([title, content]) => h("div", { class: "sheet" }, h("h2", {}, title), content));
}

export function filesPanel(files, place) {
  return h("div", { class: "sheet" }, h("ul", { class: "files" }, files.map((file) => {
    const address = `${place}/attachments/${file.index}`;
    const extension = file.fileName.includes(".") ? file.fileName.split(".").pop().slice(0, 5).toUpperCase() : "FILE";
    return h("li", { class: "file" },
      h("div", { class: "file-view" }, file.isImage ? h("img", { src: address, alt: `Preview of ${file.fileName}`, loading: "lazy" }) : h("span", { "aria-hidden": "true" }, extension)),
      h("div", { class: "file-text" },
        h("span", { class: "file-name" }, file.fileName),
        h("span", { class: "file-meta" }, [file.url ?? size(file.length), file.contentType, file.contentId && `cid:${file.contentId}`].filter(Boolean).join(" · ")),
        file.url
          ? h("span", { class: "file-meta" }, "The provider would fetch it from this address; the sandbox does not.")
          : h("a", { class: "button", href: address, download: file.fileName }, icon("download"), "Download")));
  })));
}

export function answerPanel(answer) {
  const status = answer.status === 0 ? "No answer: the connection was cut" : `HTTP ${answer.status}`;
  return h("div", { class: "sheet" },
    answer.fault && h("p", { class: "callout warn sheet-lead" }, `Changed by the scripted fault ${answer.fault}.`),
    code(answer.status === 0 && answer.body ? `${status}. It would have been:` : status, answer.body, highlighted(answer.body)),
    Object.keys(answer.headers).length > 0 && [h("h2", { class: "sheet-gap" }, "Answer's headers"), facts(answer.headers)]);
}

export function code(title, text, content, ...actions) {
  return h("div", { class: "code" }, h("div", { class: "code-bar" }, h("span", {}, title), h("span", {}, actions, copyButton(text))), content);
}

function facts(map) {
  const entries = Object.entries(map);
  return entries.length > 0 && h("dl", { class: "facts" }, entries.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function without(map, name) {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));
}
