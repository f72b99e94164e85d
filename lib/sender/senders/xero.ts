import type { Sender } from "../model";

export const xero: Sender = {
  id: "xero",
  name: "Xero",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "base64", signed: "{body}", header: "x-xero-signature" },
  handshakes: [{ methods: ["POST"], when: { events: [] }, signed: true, ownOnly: true, answer: {} }],
  setUp: {
    where: {
      en: "developer.xero.com > My Apps > your app > Webhooks",
      sv: "developer.xero.com > My Apps > din app > Webhooks",
    },
    url: "Send notifications to",
    secret: { en: "Webhooks key on the same page.", sv: "Webhooks key på samma sida." },
    test: {
      en: "Save the key here first, then choose Send intent to receive.",
      sv: "Spara nyckeln här först och välj sedan Send intent to receive.",
    },
  },
  templates: [],
  source: {
    url: "https://developer.xero.com/documentation/guides/webhooks/overview/",
    note: "Xero's events carry ids only, no address: let a tool between look the contact up.",
  },
};
