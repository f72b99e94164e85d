import type { Sender } from "../model";

export const zoom: Sender = {
  id: "zoom",
  name: "Zoom",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "v0:{timestamp}:{body}",
    header: "x-zm-signature",
    prefix: "v0=",
    timestamp: { header: "x-zm-request-timestamp", unit: "seconds", toleranceSeconds: 300 },
  },
  handshakes: [
    {
      methods: ["POST"],
      // The token is bounded: else a stranger could have a text of their choice signed.
      when: { event: "endpoint.url_validation", "payload.plainToken": /^[A-Za-z0-9_-]{1,64}$/ },
      signed: true,
      answer: { json: { plainToken: "payload.plainToken", encryptedToken: { hmac: "payload.plainToken" } } },
    },
  ],
  setUp: {
    where: {
      en: "App Marketplace > Manage > your app > Features > Access > Event Subscription",
      sv: "App Marketplace > Manage > din app > Features > Access > Event Subscription",
    },
    url: "Event notification endpoint URL",
    secret: { en: "Secret Token on the same page.", sv: "Secret Token på samma sida." },
    test: {
      en: "Save the secret here first, then choose Validate.",
      sv: "Spara hemligheten här först och välj sedan Validate.",
    },
  },
  templates: [],
  source: {
    url: "https://developers.zoom.us/docs/api/webhooks/",
    note: "Zoom names no tolerance for the time; five minutes are ours.",
  },
};
