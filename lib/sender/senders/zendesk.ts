import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const zendesk: Sender = {
  id: "zendesk",
  name: "Zendesk",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "base64",
    signed: "{timestamp}{body}",
    header: "x-zendesk-webhook-signature",
    timestamp: { header: "x-zendesk-webhook-signature-timestamp", unit: "iso", toleranceSeconds: 300 },
  },
  eventId: { place: "@headers.x-zendesk-webhook-invocation-id" },
  setUp: {
    where: {
      en: "Admin Center > Apps and integrations > Webhooks > Create webhook > Trigger or automation",
      sv: "Admin Center > Apps and integrations > Webhooks > Create webhook > Trigger or automation",
    },
    url: "Endpoint URL",
    secret: {
      en: "On the page of the webhook: Signing secret, Show.",
      sv: "På webhookens sida: Signing secret, Show.",
    },
    choose: {
      en: "Request method: POST. Request format: JSON.",
      sv: "Request method: POST. Request format: JSON.",
    },
    paste: {
      where: {
        en: "Then, under Objects and rules > Triggers, make a trigger for Status changed to Solved with the action Notify active webhook, and paste this as its JSON body:",
        sv: "Gör sedan, under Objects and rules > Triggers, en trigger för Status changed to Solved med åtgärden Notify active webhook, och klistra in det här som dess JSON body:",
      },
      text: JSON.stringify(
        {
          ticket_id: "{{ticket.id}}",
          ticket_title: "{{ticket.title}}",
          ticket_status: "{{ticket.status}}",
          requester_full_name: "{{ticket.requester.name}}",
          requester_email: "{{ticket.requester.email}}",
          requester_locale: "{{ticket.requester.language}}",
          assignee_full_name: "{{ticket.assignee.name}}",
        },
        null,
        2,
      ),
    },
    test: {
      en: "On the page of the webhook choose Test webhook, or solve a ticket that the trigger is about.",
      sv: "Välj Test webhook på webhookens sida, eller lös ett ärende som triggern gäller.",
    },
  },
  templates: [
    template({
      id: "ticket",
      name: { en: "Ticket solved", sv: "Ärende löst" },
      when: {
        en: "When a trigger notices that a ticket is solved",
        sv: "När en trigger ser att ett ärende är löst",
      },
      email: "requester_email",
      firstName: firstWord("requester_full_name"),
      language: "requester_locale",
      more: {
        TicketId: "ticket_id",
        TicketTitle: "ticket_title",
        Agent: "assignee_full_name",
        TicketStatus: "ticket_status",
      },
      sample: {
        ticket_id: "4711",
        ticket_title: "Parcel has not arrived",
        ticket_status: "Solved",
        requester_full_name: "Elin Strand",
        requester_email: "elin.strand@example.com",
        requester_locale: "sv",
        assignee_full_name: "Nils Berg",
      },
    }),
  ],
  source: {
    url: "https://developer.zendesk.com/documentation/webhooks/verifying/",
    note: "Zendesk names no tolerance for the time; five minutes are ours. A trigger's body is what its maker writes: without {{ticket.requester.email}} in it nobody can be invited.",
  },
};
