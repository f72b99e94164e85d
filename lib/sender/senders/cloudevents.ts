import type { Handshake, Sender } from "../model";

/** HTTP 1.1 Web Hooks for Event Delivery, section 4: who may send, and how fast. */
export const abuseProtection: Handshake = {
  methods: ["OPTIONS"],
  when: { "@headers.webhook-request-origin": /^[\x21-\x7e]{1,255}$/ },
  answer: {
    headers: {
      "webhook-allowed-origin": "@headers.webhook-request-origin",
      "webhook-allowed-rate": { place: "@headers.webhook-request-rate", otherwise: "*" },
    },
  },
};

export const cloudevents: Sender = {
  id: "cloudevents",
  name: "CloudEvents",
  authentication: "key",
  eventId: { place: "@headers.ce-id" },
  handshakes: [abuseProtection],
  setUp: {
    where: {
      en: "The place where the other system's subscriptions are made",
      sv: "Där det andra systemets prenumerationer skapas",
    },
    url: "URL",
    secret: {
      en: "This hook's API key, as Bearer token or as access_token in the URL.",
      sv: "Den här hookens API-nyckel, som Bearer-token eller som access_token i webbadressen.",
    },
    test: { en: "Let an event happen there.", sv: "Låt en händelse inträffa där." },
  },
  templates: [],
  source: { url: "https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md" },
};
