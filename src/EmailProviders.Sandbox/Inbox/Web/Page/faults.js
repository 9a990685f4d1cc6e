import { api } from "./api.js";
import { announce, h } from "./dom.js";
import { count, nameOf, providers } from "./format.js";

const kinds = [
  { id: "401", label: "401 Unauthorized", fault: "status", status: 401, text: "Refuses in the provider's words for a bad key." },
  { id: "402", label: "402 No credit", fault: "status", status: 402, text: "Refuses as if the account had no credit left; Brevo calls it not_enough_credits." },
  { id: "429", label: "429 Rate limit", fault: "rateLimit", seconds: 5, text: "Refuses with the provider's own rate headers, and Retry-After where it publishes none." },
  { id: "500", label: "500 Server error", fault: "status", status: 500, text: "Fails: whether the mail was taken, a client cannot know." },
  { id: "503", label: "503 Unavailable", fault: "status", status: 503, text: "Says that it is not ready to handle the request." },
  { id: "status", label: "Another status", fault: "status", status: 418, ask: "status", text: "Refuses with any status from 400 to 599." },
  { id: "latency", label: "Latency", fault: "latency", seconds: 2, text: "Reads the call, waits, then answers normally." },
  { id: "slowDrip", label: "Slow drip", fault: "slowDrip", seconds: 0.2, text: "Takes the mail and answers byte by byte, with this pause between two bytes." },
  { id: "acceptThenCut", label: "Accept, then cut", fault: "acceptThenCut", text: "Takes the mail and breaks the connection without an answer." },
  { id: "reset", label: "Reset", fault: "reset", text: "Takes nothing and breaks the connection without an answer." },
  { id: "wrongJson", label: "Wrong JSON", fault: "wrongJson", text: "Takes the mail and answers with the status of success and a body that is no JSON." },
];

/** The panel of faults: what to break, for whom, how often; and what is scripted now. */
export function createFaults() {
  const scripts = h("ul", { class: "scripts" });
  const problem = h("p", { class: "problem", role: "alert" });
  const explained = h("p", { class: "fault-explained" });
  const seconds = h("input", { type: "number", name: "seconds", min: 0, max: 86400, step: "any" });
  const status = h("input", { type: "number", name: "status", min: 400, max: 599, value: 418 });
  const calls = h("input", { type: "number", name: "calls", min: 1, value: 1 });
  const secondsField = h("label", { class: "field" }, "Seconds", seconds);
  const statusField = h("label", { class: "field" }, "Status", status);
  const callsField = h("label", { class: "field" }, "Calls", calls);
  const form = h("form", { class: "fault-form", on: { submit: add, change: adapt } },
    choices("Provider", "provider", Object.entries(providers), "brevo"),
    choices("What goes wrong", "kind", kinds.map((kind) => [kind.id, kind.label]), "503"),
    explained,
    h("div", { class: "fault-last" },
      choices("For", "scope", [["next", "The next calls"], ["always", "Every call"]], "next"),
      callsField, statusField, secondsField, h("button", { class: "button primary" }, "Add fault")),
    problem);
  const element = h("div", { class: "faults" }, h("div", { class: "faults-inner" },
    h("header", { class: "faults-head" },
      h("div", {},
        h("a", { class: "button quiet call-back", href: "#/" }, "Back to the mails"),
        h("h1", {}, "Faults"),
        h("p", {}, "Let a provider fail on purpose and see what your application does. Faults for the next calls come in order; one for every call follows after them.")),
      h("button", { type: "button", class: "button danger", on: { click: () => clear() } }, "End all")),
    form,
    h("section", { "aria-labelledby": "scripts-title" }, h("h2", { id: "scripts-title", class: "sheet-title" }, "Now"), scripts)));

  const chosen = () => kinds.find((kind) => kind.id === form.elements.kind.value);
  let shown = null;

  function adapt() {
    const kind = chosen();
    explained.textContent = kind.text;
    secondsField.hidden = kind.seconds === undefined;
    statusField.hidden = kind.ask !== "status";
    callsField.hidden = form.elements.scope.value === "always";
    if (shown !== kind && kind.seconds !== undefined) seconds.value = kind.seconds;
    shown = kind;
  }

  async function add(event) {
    event.preventDefault();
    const kind = chosen();
    const always = form.elements.scope.value === "always";
    problem.textContent = "";
    try {
      await api.addFault({
        provider: form.elements.provider.value,
        fault: kind.fault,
        ...(kind.status !== undefined && { status: kind.ask ? status.valueAsNumber : kind.status }),
        ...(kind.seconds !== undefined && { seconds: seconds.valueAsNumber }),
        ...(always ? { always } : { calls: calls.valueAsNumber }),
      });
      announce(`Fault added for ${nameOf(form.elements.provider.value)}`);
      await refresh();
    } catch (error) {
      problem.textContent = error.message;
    }
  }

  async function clear(provider) {
    await api.clearFaults(provider);
    announce(provider ? `Faults of ${nameOf(provider)} ended` : "All faults ended");
    await refresh();
  }

  async function refresh() {
    show(await api.faults());
  }

  function show(all) {
    scripts.replaceChildren(...all.map((script) => {
      const steps = [...script.next.map((entry) => [entry, count(entry.calls, "call")]), ...(script.always ? [[script.always, "every call"]] : [])];
      return h("li", { class: "script" },
        h("span", { class: `chip ${script.provider}` }, nameOf(script.provider)),
        h("span", { class: "script-steps" }, steps.length === 0
          ? "answers normally"
          : steps.map(([entry, scope], index) => [index > 0 && h("span", {}, "then"), h("span", { class: "pill warn" }, `${textOf(entry)} · ${scope}`)])),
        steps.length > 0 && h("button", { type: "button", class: "button quiet", "aria-label": `End the faults of ${nameOf(script.provider)}`, on: { click: () => clear(script.provider) } }, "End"));
    }));
  }

  adapt();
  return { element, show };
}

function choices(legend, name, options, initial) {
  return h("fieldset", { class: "choices" }, h("legend", {}, legend), options.map(([value, label]) => h("label", { class: "choice" },
    h("input", { type: "radio", name, value, checked: value === initial }),
    h("span", {}, label))));
}

function textOf(entry) {
  const kind = kinds.find((candidate) => candidate.fault === entry.fault);
  if (entry.fault === "status") return String(entry.status);
  return entry.seconds === null ? kind.label : `${kind.label.replace(/^429 /, "")} ${entry.seconds} s`;
}

/** How many providers do not answer normally. */
export const countFaults = (all) => all.filter((script) => script.next.length > 0 || script.always).length;
