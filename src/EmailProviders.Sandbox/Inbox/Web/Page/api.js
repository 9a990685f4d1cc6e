/** The sandbox answered that one has to log in. */
export class LoginNeeded extends Error {}

async function call(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    credentials: "same-origin",
    headers: { "X-Email-Sandbox": "1", ...(options.body ? { "Content-Type": "application/json" } : {}) },
  });
  if (response.ok) return response.status === 204 ? null : response.json();
  const errors = await response.json().then((body) => body.errors, () => [response.statusText]);
  throw Object.assign(response.status === 401 && path !== "session" ? new LoginNeeded() : new Error(errors.join(" ")), { status: response.status });
}

function list(filter, place) {
  const query = new URLSearchParams(Object.entries({ ...filter, ...place }).filter(([, value]) => value));
  return call(`inbox?${query}`);
}

export const api = {
  list,
  detail: (id) => call(`inbox/${encodeURIComponent(id)}`),
  remove: (id) => call(`inbox/${encodeURIComponent(id)}`, { method: "DELETE" }),
  clear: () => call("inbox", { method: "DELETE" }),
  status: () => call("status"),
  faults: () => call("faults"),
  addFault: (fault) => call("faults", { method: "POST", body: JSON.stringify(fault) }),
  clearFaults: (provider) => call(provider ? `faults/${provider}` : "faults", { method: "DELETE" }),
  login: (token) => call("session", { method: "POST", body: JSON.stringify({ token }) }),
};

/** Calls back at each change, and with the state of the connection. */
export function listen(onChange, onState) {
  const events = new EventSource("events");
  events.addEventListener("open", () => onState("live"));
  events.addEventListener("error", () => onState(events.readyState === EventSource.CLOSED ? "off" : "connecting"));
  events.addEventListener("change", (event) => onChange(JSON.parse(event.data)));
  return events;
}
