import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const calendly: Sender = {
  id: "calendly",
  name: "Calendly",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "{timestamp}.{body}",
    header: "calendly-webhook-signature",
    pairs: { between: ",", joined: "=", signature: "v1", timestamp: "t" },
    timestamp: { unit: "seconds", toleranceSeconds: 180 },
  },
  setUp: {
    where: {
      en: "Calendly has no form for it: POST https://api.calendly.com/webhook_subscriptions with a personal access token",
      sv: "Calendly har inget formulär för det: POST https://api.calendly.com/webhook_subscriptions med en personal access token",
    },
    url: "url",
    secret: {
      en: "The signing_key that you send along; make one up.",
      sv: "Den signing_key som du skickar med; hitta på en.",
    },
    choose: { en: 'events: ["invitee.created"]', sv: 'events: ["invitee.created"]' },
    test: {
      en: "Book a time at one of your own event types.",
      sv: "Boka en tid hos någon av dina egna händelsetyper.",
    },
  },
  templates: [
    template({
      id: "invitee",
      name: { en: "Meeting booked", sv: "Möte bokat" },
      when: { en: "When somebody books (invitee.created)", sv: "När någon bokar (invitee.created)" },
      email: "payload.email",
      firstName: firstWord("payload.name"),
      more: {
        MeetingName: "payload.scheduled_event.name",
        MeetingEnds: { path: "payload.scheduled_event.end_time", type: "date" },
        BookingStatus: "payload.status",
      },
      only: { field: "BookingStatus", op: "equals", value: "active" },
      sample: {
        event: "invitee.created",
        created_at: "2026-11-24T09:44:30.000000Z",
        payload: {
          email: "elin.strand@example.com",
          name: "Elin Strand",
          status: "active",
          scheduled_event: {
            name: "First meeting",
            start_time: "2026-11-26T09:00:00.000000Z",
            end_time: "2026-11-26T09:30:00.000000Z",
          },
        },
      },
    }),
  ],
  source: {
    url: "https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures",
    note: "Header, signed text and coding are read there. The three minutes stand in the code example of that page, as others tell it; the passage itself could not be read.",
  },
};
