import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const intercom: Sender = {
  id: "intercom",
  name: "Intercom",
  authentication: "signature",
  // Intercom signs with SHA-1 and nothing else.
  scheme: { hash: "sha1", encoding: "hex", signed: "{body}", header: "x-hub-signature", prefix: "sha1=" },
  eventId: { place: "id" },
  ping: { when: { topic: "ping" } },
  setUp: {
    where: {
      en: "Developer Hub > your app > Configure > Webhooks",
      sv: "Developer Hub > din app > Configure > Webhooks",
    },
    url: "Endpoint URL",
    secret: {
      en: "Configure > Basic information > Client secret of the same app.",
      sv: "Configure > Basic information > Client secret för samma app.",
    },
    choose: {
      en: "Topics: conversation.admin.closed, or contact.user.created and contact.created, as in your template.",
      sv: "Topics: conversation.admin.closed, eller contact.user.created och contact.created, som i din mall.",
    },
    test: {
      en: "Choose Send a test request, then close a conversation.",
      sv: "Välj Send a test request och stäng sedan en konversation.",
    },
  },
  templates: [
    template({
      id: "conversation",
      name: { en: "Conversation closed", sv: "Konversation stängd" },
      when: {
        en: "When a teammate closes it (conversation.admin.closed)",
        sv: "När en kollega stänger den (conversation.admin.closed)",
      },
      email: "data.item.source.author.email",
      firstName: firstWord("data.item.source.author.name"),
      more: { ConversationId: "data.item.id", WrittenBy: "data.item.source.author.type" },
      only: { field: "WrittenBy", op: "in", value: ["user", "contact", "lead"] },
      sample: {
        type: "notification_event",
        id: "notif_example_1",
        topic: "conversation.admin.closed",
        data: {
          type: "notification_event_data",
          item: {
            type: "conversation",
            id: "215",
            state: "closed",
            source: {
              type: "conversation",
              author: { type: "user", id: "x1", name: "Elin Strand", email: "elin.strand@example.com" },
            },
          },
        },
      },
    }),
    template({
      id: "contact",
      name: { en: "Contact created", sv: "Kontakt skapad" },
      when: {
        en: "When a contact is made (contact.user.created, contact.created)",
        sv: "När en kontakt läggs upp (contact.user.created, contact.created)",
      },
      email: "data.item.email",
      firstName: firstWord("data.item.name"),
      more: { ContactId: "data.item.id" },
      sample: {
        type: "notification_event",
        id: "notif_example_2",
        topic: "contact.user.created",
        data: {
          type: "notification_event_data",
          item: { type: "contact", id: "x2", email: "nils.berg@example.com", name: "Nils Berg" },
        },
      },
    }),
  ],
  source: { url: "https://developers.intercom.com/docs/webhooks/setting-up-webhooks" },
};
