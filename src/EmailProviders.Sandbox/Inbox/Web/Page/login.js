import { api } from "./api.js";
import { h } from "./dom.js";

/** Asks for the token. */
export function createLogin(onOpen) {
  const field = h("input", { type: "password", name: "token", autocomplete: "current-password", required: true });
  const problem = h("p", { class: "problem", role: "alert" });
  async function open(event) {
    event.preventDefault();
    problem.textContent = "";
    try {
      await api.login(field.value);
      onOpen();
    } catch (error) {
      problem.textContent = error.message;
      field.select();
    }
  }
  const element = h("div", { class: "login" }, h("form", { on: { submit: open } },
    h("div", {}, h("h1", {}, "Log in"), h("p", {}, "This inbox can be reached from other machines, so it asks for its token. The terminal that started it shows the token.")),
    h("label", {}, "Token", field),
    problem,
    h("button", { class: "button primary" }, "Open the inbox")));
  return { element, focus: () => field.focus() };
}
