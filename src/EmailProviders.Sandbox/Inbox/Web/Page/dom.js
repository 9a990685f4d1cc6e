/** Makes an element. Texts are always text: nothing that arrives in a mail becomes markup. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name in element && !name.startsWith("aria-") && name !== "role" && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const paths = {
  attachment: "M10.5 4.5 5.6 9.4a1.6 1.6 0 0 0 2.3 2.3l5.2-5.2a2.9 2.9 0 1 0-4.1-4.1L3.6 7.8a4.2 4.2 0 0 0 6 6l4-4",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3",
  download: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  trash: "M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.7 9h6.6l.7-9",
  back: "M10 3 5 8l5 5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
};

/** One of the few icons; always beside or under a text that says the same. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", width: 16, height: 16, fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", class: "icon-image" })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}

/** Shows a dialog of two buttons; resolves to whether the first was pressed. */
export function confirm(title, text, action) {
  return new Promise((resolve) => {
    const dialog = h("dialog", { "aria-labelledby": "confirm-title" },
      h("form", { method: "dialog" },
        h("h2", { id: "confirm-title" }, title),
        h("p", {}, text),
        h("div", { class: "dialog-actions" },
          h("button", { class: "button", value: "no" }, "Cancel"),
          h("button", { class: "button danger solid", value: "yes", autofocus: true }, action))));
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Reads a text to screen readers. */
export function announce(text) {
  document.getElementById("announce").textContent = text;
}

/** A button that copies a text. */
export function copyButton(text, label = "Copy") {
  const button = h("button", { type: "button", class: "button quiet", on: { click: copy } }, icon("copy"), label);
  async function copy() {
    await navigator.clipboard.writeText(typeof text === "function" ? text() : text);
    button.lastChild.textContent = "Copied";
    announce("Copied");
    setTimeout(() => { button.lastChild.textContent = label; }, 1500);
  }
  return button;
}
