import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const paddle: Sender = {
  id: "paddle",
  name: "Paddle",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "{timestamp}:{body}",
    header: "paddle-signature",
    pairs: { between: ";", joined: "=", signature: "h1", timestamp: "ts" },
    timestamp: { unit: "seconds", toleranceSeconds: 300 },
  },
  eventId: { place: "event_id" },
  setUp: {
    where: {
      en: "Developer tools > Notifications > New destination",
      sv: "Developer tools > Notifications > New destination",
    },
    url: "URL",
    secret: {
      en: "In the destination's menu, Edit destination: Secret key.",
      sv: "I destinationens meny, Edit destination: Secret key.",
    },
    choose: { en: "Events: customer.created.", sv: "Events: customer.created." },
    test: {
      en: "Developer tools > Simulations, with your destination.",
      sv: "Developer tools > Simulations, med din destination.",
    },
  },
  templates: [
    template({
      id: "customer",
      name: { en: "Customer created", sv: "Kund skapad" },
      when: {
        en: "When somebody becomes a customer (customer.created)",
        sv: "När någon blir kund (customer.created)",
      },
      email: "data.email",
      firstName: firstWord("data.name"),
      language: "data.locale",
      more: { CustomerId: "data.id", EventType: "event_type" },
      only: { field: "EventType", op: "equals", value: "customer.created" },
      sample: {
        event_id: "evt_example",
        event_type: "customer.created",
        occurred_at: "2026-11-24T09:44:30.000Z",
        data: { id: "ctm_example", email: "elin.strand@example.com", name: "Elin Strand", locale: "sv" },
      },
    }),
  ],
  source: {
    url: "https://developer.paddle.com/webhooks/about/signature-verification",
    note: "Paddle's own libraries allow five seconds, which a slow network or a clock a little off does not keep; five minutes are ours.",
  },
};
