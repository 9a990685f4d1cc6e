import { h } from "./dom.js";

/** Above this many characters colours cost more than they help. */
const longest = 300_000;

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON in colours; any other text as it is. */
export function highlighted(text) {
  const element = h("pre", { tabIndex: 0 });
  if (text.length > longest || !/^\s*[[{]/.test(text)) {
    element.textContent = text;
    return element;
  }
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    const shown = string ?? whole;
    element.append(text.slice(end, match.index), h("span", { class: string ? (colon ? "json-key" : "json-text") : "json-word" }, shown), colon ?? "");
    end = match.index + whole.length;
  }
  element.append(text.slice(end));
  return element;
}
