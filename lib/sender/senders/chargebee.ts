import type { Sender } from "../model";
import { template } from "../template";

export const chargebee: Sender = {
  id: "chargebee",
  name: "Chargebee",
  authentication: "basic",
  eventId: { place: "id" },
  setUp: {
    where: {
      en: "Settings > Configure Chargebee > API Keys and Webhooks > Webhooks > Add Webhook",
      sv: "Settings > Configure Chargebee > API Keys and Webhooks > Webhooks > Add Webhook",
    },
    url: "Webhook URL",
    secret: {
      en: "Tick Protect webhook URL with basic authentication: any user name, and this hook's API key as the password.",
      sv: "Kryssa i Protect webhook URL with basic authentication: valfritt användarnamn, och den här hookens API-nyckel som lösenord.",
    },
    test: { en: "In the webhook's menu choose Test Webhook.", sv: "Välj Test Webhook i webhookens meny." },
  },
  templates: [
    template({
      id: "subscription",
      name: { en: "Subscription created", sv: "Prenumeration skapad" },
      when: {
        en: "When somebody subscribes (subscription_created)",
        sv: "När någon börjar prenumerera (subscription_created)",
      },
      email: "content.customer.email",
      firstName: "content.customer.first_name",
      lastName: "content.customer.last_name",
      language: "content.customer.locale",
      more: {
        SubscriptionId: "content.subscription.id",
        Plan: "content.subscription.plan_id",
        EventType: "event_type",
      },
      only: { field: "EventType", op: "equals", value: "subscription_created" },
      sample: {
        id: "ev_example",
        object: "event",
        event_type: "subscription_created",
        content: {
          subscription: { id: "sub_example", plan_id: "basic-monthly", status: "active" },
          customer: {
            id: "cus_example",
            email: "elin.strand@example.com",
            first_name: "Elin",
            last_name: "Strand",
            locale: "sv",
          },
        },
      },
    }),
  ],
  source: { url: "https://www.chargebee.com/docs/2.0/webhook_settings.html" },
};
