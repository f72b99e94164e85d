import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const freshdesk: Sender = {
  id: "freshdesk",
  name: "Freshdesk",
  authentication: "key",
  setUp: {
    where: {
      en: "Admin > Workflows > Automations > Ticket Updates > New rule > action Trigger Webhook",
      sv: "Admin > Workflows > Automations > Ticket Updates > New rule > åtgärden Trigger Webhook",
    },
    url: "URL",
    secret: {
      en: "Request type POST, Requires Authentication off, Add custom headers: X-API-Key with this hook's API key.",
      sv: "Request type POST, Requires Authentication av, Add custom headers: X-API-Key med den här hookens API-nyckel.",
    },
    choose: {
      en: "Encoding: JSON, Simple: the ticket's id, status, requester name and requester email.",
      sv: "Encoding: JSON, Simple: ärendets id, status samt beställarens namn och e-post.",
    },
    test: {
      en: "Use Test webhook in the rule, or close a ticket.",
      sv: "Använd Test webhook i regeln, eller stäng ett ärende.",
    },
  },
  templates: [
    template({
      id: "ticket",
      name: { en: "Ticket closed", sv: "Ärende stängt" },
      when: {
        en: "When a rule notices that a ticket is closed",
        sv: "När en regel ser att ett ärende är stängt",
      },
      email: "freshdesk_webhook.requester_email",
      firstName: firstWord("freshdesk_webhook.requester_name"),
      more: {
        TicketId: "freshdesk_webhook.ticket_id",
        TicketTitle: "freshdesk_webhook.ticket_subject",
        TicketStatus: "freshdesk_webhook.ticket_status",
      },
      sample: {
        freshdesk_webhook: {
          ticket_id: 4711,
          ticket_subject: "Parcel has not arrived",
          ticket_status: "Closed",
          requester_name: "Elin Strand",
          requester_email: "elin.strand@example.com",
        },
      },
    }),
  ],
  source: {
    url: "https://support.freshdesk.com/support/solutions/articles/132589-using-webhooks-in-automation-rules",
    note: "Read by others' tables only, and by a body that Freshdesk sent.",
  },
};
