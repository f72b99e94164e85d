import type { Sender } from "../model";

export const github: Sender = {
  id: "github",
  name: "GitHub",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "{body}",
    header: "x-hub-signature-256",
    prefix: "sha256=",
  },
  eventId: { place: "@headers.x-github-delivery" },
  ping: { when: { "@headers.x-github-event": "ping" } },
  setUp: {
    where: {
      en: "The repository's or organization's Settings > Webhooks > Add webhook",
      sv: "Kodförrådets eller organisationens Settings > Webhooks > Add webhook",
    },
    url: "Payload URL",
    secret: {
      en: "The field Secret of the same form; make one up.",
      sv: "Fältet Secret i samma formulär; hitta på en.",
    },
    choose: { en: "Content type: application/json.", sv: "Content type: application/json." },
    test: {
      en: "Saving sends a ping. Under Recent Deliveries, choose Redeliver to send an event again.",
      sv: "När du sparar skickas en ping. Välj Redeliver under Recent Deliveries för att skicka en händelse igen.",
    },
  },
  templates: [],
  source: { url: "https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries" },
};
