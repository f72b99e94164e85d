import type { Sender } from "../model";
import { template } from "../template";
import { standardScheme } from "./standard-webhooks";

export const resend: Sender = {
  id: "resend",
  name: "Resend",
  authentication: "signature",
  scheme: standardScheme,
  eventId: { place: "@headers.svix-id" },
  setUp: {
    where: { en: "Webhooks > Add Webhook", sv: "Webhooks > Add Webhook" },
    url: "Endpoint URL",
    secret: {
      en: "On the page of the webhook: Signing Secret. It begins with whsec_.",
      sv: "På webhookens sida: Signing Secret. Den börjar med whsec_.",
    },
    choose: { en: "Events: email.received.", sv: "Events: email.received." },
    test: {
      en: "Send a mail to an address that Resend receives for you.",
      sv: "Skicka ett mejl till en adress som Resend tar emot åt dig.",
    },
  },
  templates: [
    template({
      id: "received",
      name: { en: "E-mail received", sv: "E-post mottagen" },
      when: {
        en: "When somebody writes to you (email.received)",
        sv: "När någon skriver till dig (email.received)",
      },
      email: "data.from",
      more: { Subject: "data.subject", EventType: "type" },
      only: { field: "EventType", op: "equals", value: "email.received" },
      sample: {
        type: "email.received",
        created_at: "2026-11-24T09:44:30.000Z",
        data: {
          email_id: "example-mail",
          from: "elin.strand@example.com",
          to: ["help@tuva.example.com"],
          subject: "A question",
        },
      },
    }),
  ],
  source: { url: "https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests" },
};
