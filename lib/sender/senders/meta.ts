import type { Sender } from "../model";

export const meta: Sender = {
  id: "meta",
  name: "Meta",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "{body}",
    header: "x-hub-signature-256",
    prefix: "sha256=",
  },
  handshakes: [
    {
      methods: ["GET"],
      when: { '@query["hub.mode"]': "subscribe", '@query["hub.challenge"]': /^[\x21-\x7e]{1,500}$/ },
      knows: '@query["hub.verify_token"]',
      answer: { text: '@query["hub.challenge"]' },
    },
  ],
  setUp: {
    where: { en: "App Dashboard > your app > Webhooks", sv: "App Dashboard > din app > Webhooks" },
    url: "Callback URL",
    secret: {
      en: "App settings > Basic > App secret. Write the same into Verify token.",
      sv: "App settings > Basic > App secret. Skriv samma i Verify token.",
    },
    test: {
      en: "Beside a subscribed field, choose Test.",
      sv: "Välj Test bredvid ett fält som du prenumererar på.",
    },
  },
  templates: [],
  source: { url: "https://developers.facebook.com/docs/graph-api/webhooks/getting-started" },
};
