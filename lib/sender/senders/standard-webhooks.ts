import type { Scheme, Sender } from "../model";

/** The signature of Standard Webhooks, and of Svix, whose headers it comes from. */
export const standardScheme: Scheme = {
  hash: "sha256",
  encoding: "base64",
  signed: "{id}.{timestamp}.{body}",
  header: "webhook-signature",
  pairs: { between: " ", joined: ",", signature: "v1" },
  timestamp: { header: "webhook-timestamp", unit: "seconds", toleranceSeconds: 300 },
  id: "webhook-id",
  secret: "base64",
};

export const standardWebhooks: Sender = {
  id: "standard-webhooks",
  name: "Standard Webhooks",
  authentication: "signature",
  scheme: standardScheme,
  eventId: { place: "@headers.webhook-id" },
  setUp: {
    where: {
      en: "The page of the other system where webhooks are made",
      sv: "Den sida i det andra systemet där webhookar skapas",
    },
    url: "Endpoint URL",
    secret: {
      en: "The signing secret; it begins with whsec_.",
      sv: "Signeringshemligheten; den börjar med whsec_.",
    },
    test: {
      en: "Most such systems have a button that sends an example.",
      sv: "De flesta sådana system har en knapp som skickar ett exempel.",
    },
  },
  templates: [],
  source: {
    url: "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
  },
};
