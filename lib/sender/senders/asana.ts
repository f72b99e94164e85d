import type { Sender } from "../model";

export const asana: Sender = {
  id: "asana",
  name: "Asana",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "hex", signed: "{body}", header: "x-hook-signature" },
  handshakes: [
    {
      methods: ["POST"],
      when: { "@headers.x-hook-secret": /^[\x21-\x7e]{16,200}$/ },
      answer: { headers: { "x-hook-secret": "@headers.x-hook-secret" } },
      keeps: "@headers.x-hook-secret",
    },
  ],
  // A heartbeat, every eight hours.
  ping: { when: { events: [] }, ownOnly: true },
  setUp: {
    where: {
      en: "Asana has no form for it: POST https://app.asana.com/api/1.0/webhooks with a personal access token",
      sv: "Asana har inget formulär för det: POST https://app.asana.com/api/1.0/webhooks med en personal access token",
    },
    url: "target",
    secret: {
      en: "Nothing to copy: Asana brings its secret when it shakes hands.",
      sv: "Inget att kopiera: Asana lämnar sin hemlighet när det skakar hand.",
    },
    test: {
      en: "The handshake comes at once; then change a task.",
      sv: "Handskakningen kommer genast; ändra sedan en uppgift.",
    },
  },
  templates: [],
  source: {
    url: "https://developers.asana.com/docs/webhooks-guide",
    note: "Asana's events carry ids only, no address: let a rule or a tool between look the person up.",
  },
};
