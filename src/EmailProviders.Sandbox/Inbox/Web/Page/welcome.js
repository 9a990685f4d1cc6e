import { h } from "./dom.js";
import { code } from "./panels.js";
import { size, count } from "./format.js";

/** What stands beside an empty list: how to point an application here. */
export function createWelcome(status) {
  const origin = location.origin;
  const key = status?.apiKey ?? "<your key>";
  const sid = status?.kaleyraSid ?? "sandbox-sid";
  const csharp = `services.AddEmailProviders(email => email\n    .AddBrevo(brevo => { })\n    .UseSandbox(new Uri("${origin}")));`;
  const curl = `curl ${origin}/v3/smtp/email \\\n  -H 'api-key: ${key}' -H 'content-type: application/json' \\\n  -d '{"sender":{"email":"shop@example.com"},"to":[{"email":"ada@example.net"}],"subject":"Hello","htmlContent":"<p>It works.</p>"}'`;
  const rows = {
    "Base address": `${origin}   (in place of https://api.brevo.com and the others)`,
    "API key": key,
    "Kaleyra SID": sid,
    BSG: "POST /api/auth/login, then /api/email/send-emails",
    Brevo: "POST /v3/smtp/email",
    Whippy: "POST /v1/messaging/email",
    Kaleyra: `POST /v1/${sid}/email`,
    MailerLogic: "POST /api/v1/send",
  };
  return h("div", { class: "welcome" }, h("div", { class: "welcome-inner" },
    h("header", {},
      h("h1", {}, "Nothing is sent from here"),
      h("p", { class: "welcome-lead" }, "Point your application at this address. Every mail that it sends through BSG, Brevo, Whippy, Kaleyra or MailerLogic stays here; every call that a provider would refuse is here too, with the reason.")),
    h("section", {}, h("h2", {}, "With EmailProviders"), code("C#", csharp, h("pre", { tabIndex: 0 }, csharp))),
    h("section", {}, h("h2", {}, "From a shell"), code("curl", curl, h("pre", { tabIndex: 0 }, curl))),
    h("section", {}, h("h2", {}, "From any language"),
      h("dl", { class: "facts" }, Object.entries(rows).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]))),
    status && h("p", { class: "file-meta" }, `Keeps ${count(status.maxMails, "mail")} and ${size(status.maxBytes)}; the oldest go first. ${status.persistent ? "Mails are on disk and survive a restart." : "Mails are in memory and end with the process."}`)));
}
