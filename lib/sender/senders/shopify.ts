import type { Sender } from "../model";
import { template } from "../template";

export const shopify: Sender = {
  id: "shopify",
  name: "Shopify",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "base64", signed: "{body}", header: "x-shopify-hmac-sha256" },
  eventId: { place: "@headers.x-shopify-webhook-id" },
  setUp: {
    where: {
      en: "Settings > Notifications > Webhooks > Create webhook",
      sv: "Settings > Notifications > Webhooks > Create webhook",
    },
    url: "URL",
    secret: {
      en: "Under the list of webhooks: “Your webhooks will be signed with …”. For an app's webhooks it is the app's client secret.",
      sv: "Under listan över webhookar: ”Your webhooks will be signed with …”. För en apps webhookar är det appens client secret.",
    },
    choose: {
      en: "Event: Order payment, Order fulfillment or Customer creation, as in your template. Format: JSON.",
      sv: "Event: Order payment, Order fulfillment eller Customer creation, som i din mall. Format: JSON.",
    },
    test: {
      en: "In the list of webhooks, open the menu of yours and choose Send test notification.",
      sv: "Öppna menyn för din webhook i listan och välj Send test notification.",
    },
  },
  templates: [
    template({
      id: "order",
      name: { en: "Order paid", sv: "Order betald" },
      when: {
        en: "When the payment has come in (Order payment)",
        sv: "När betalningen har kommit in (Order payment)",
      },
      email: "email",
      firstName: "customer.first_name",
      lastName: "customer.last_name",
      language: "customer_locale",
      more: {
        OrderId: "name",
        OrderTotal: { path: "total_price", type: "number" },
        Currency: "currency",
        Bought: { path: "created_at", type: "date" },
      },
      headers: { "x-shopify-topic": "orders/paid" },
      sample: {
        id: 5810233409715,
        name: "#1042",
        email: "elin.strand@example.com",
        financial_status: "paid",
        created_at: "2026-11-24T10:44:30+01:00",
        total_price: "1249.00",
        currency: "SEK",
        customer_locale: "sv-SE",
        customer: { id: 7310092, first_name: "Elin", last_name: "Strand", email: "elin.strand@example.com" },
        line_items: [{ title: "Wool blanket", quantity: 1, price: "1249.00" }],
      },
    }),
    template({
      id: "fulfilled",
      name: { en: "Order fulfilled", sv: "Order skickad" },
      when: {
        en: "When the parcel leaves (Order fulfillment)",
        sv: "När paketet skickas (Order fulfillment)",
      },
      email: "email",
      firstName: "customer.first_name",
      lastName: "customer.last_name",
      language: "customer_locale",
      more: { OrderId: "name", OrderTotal: { path: "total_price", type: "number" } },
      headers: { "x-shopify-topic": "orders/fulfilled" },
      sample: {
        id: 5810233409716,
        name: "#1043",
        email: "nils.berg@example.com",
        fulfillment_status: "fulfilled",
        total_price: "349.00",
        currency: "SEK",
        customer_locale: "sv-SE",
        customer: { id: 7310093, first_name: "Nils", last_name: "Berg" },
      },
    }),
    template({
      id: "customer",
      name: { en: "Customer created", sv: "Kund skapad" },
      when: {
        en: "When somebody makes an account (Customer creation)",
        sv: "När någon skapar ett konto (Customer creation)",
      },
      email: "email",
      firstName: "first_name",
      lastName: "last_name",
      more: { CustomerId: "id" },
      headers: { "x-shopify-topic": "customers/create" },
      sample: {
        id: 7310094,
        email: "saga.ek@example.com",
        first_name: "Saga",
        last_name: "Ek",
        orders_count: 0,
      },
    }),
  ],
  source: { url: "https://shopify.dev/docs/apps/build/webhooks/subscribe/https" },
};
