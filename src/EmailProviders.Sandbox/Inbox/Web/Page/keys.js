import { h } from "./dom.js";

const shortcuts = [
  [["↓", "j"], "next mail"],
  [["↑", "k"], "previous mail"],
  [["1", "9"], "its tabs"],
  [["/"], "search"],
  [["f"], "faults"],
  [["Del"], "delete the mail"],
  [["Esc"], "back to the list"],
  [["?"], "this help"],
];

/** One key, one action; none while one types. */
export function listenForKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const target = event.target;
    const isTyping = target.matches("input:not([type=radio]), select, textarea");
    if (event.key === "Escape") {
      if (isTyping) target.blur();
      actions.back(isTyping ? target : null);
      return;
    }
    if (isTyping) return;
    const isInList = target.matches("#list, body, .pane-detail");
    const action = {
      j: () => actions.move(1),
      k: () => actions.move(-1),
      ArrowDown: isInList && (() => actions.move(1)),
      ArrowUp: isInList && (() => actions.move(-1)),
      PageDown: isInList && (() => actions.move(8)),
      PageUp: isInList && (() => actions.move(-8)),
      Home: isInList && (() => actions.move(-Infinity)),
      End: isInList && (() => actions.move(Infinity)),
      Enter: isInList && actions.enter,
      "/": actions.search,
      f: actions.faults,
      Delete: actions.remove,
      "?": actions.help,
    }[event.key] || (/^[1-9]$/.test(event.key) && (() => actions.tab(Number(event.key) - 1)));
    if (!action) return;
    event.preventDefault();
    action();
  });
}

export function showHelp() {
  const dialog = h("dialog", { "aria-labelledby": "help-title" },
    h("form", { method: "dialog" },
      h("h2", { id: "help-title" }, "Keyboard"),
      h("div", { class: "shortcuts" }, shortcuts.map(([keys, text]) => [
        h("span", {}, keys.map((key, index) => [index > 0 && (key === "9" ? "–" : " "), h("kbd", {}, key)])),
        h("span", {}, text),
      ])),
      h("div", { class: "dialog-actions" }, h("button", { class: "button primary", autofocus: true }, "Close"))),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
