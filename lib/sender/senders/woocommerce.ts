import type { Sender } from "../model";
import { template } from "../template";

export const woocommerce: Sender = {
  id: "woocommerce",
  name: "WooCommerce",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "base64", signed: "{body}", header: "x-wc-webhook-signature" },
  eventId: { place: "@headers.x-wc-webhook-delivery-id" },
  // Sent as a form when the webhook is saved.
  ping: { when: { webhook_id: /^\d+$/ }, alone: true },
  setUp: {
    where: {
      en: "WooCommerce > Settings > Advanced > Webhooks > Add webhook",
      sv: "WooCommerce > Inställningar > Avancerat > Webhooks > Lägg till webhook",
    },
    url: "Delivery URL",
    secret: {
      en: "The field Secret of the same form. Leave what stands there, or write one of your own.",
      sv: "Fältet Secret (Hemlighet) i samma formulär. Låt det som står där vara, eller skriv ett eget.",
    },
    choose: {
      en: "Status: Active. Topic: Order updated or Customer created. An order that is changed after it was completed comes again: once the automation is made, choose OrderId in its Settings under Take each value once.",
      sv: "Status: Active (Aktiv). Topic (Ämne): Order updated eller Customer created. En order som ändras efter att den slutförts kommer igen: välj OrderId under Ta varje värde en gång i automatiseringens Inställningar när den är skapad.",
    },
    test: {
      en: "Save the webhook, then set an order to Completed.",
      sv: "Spara webhooken och sätt sedan en order till Completed (Färdigbehandlad).",
    },
  },
  templates: [
    template({
      id: "order",
      name: { en: "Order completed", sv: "Order slutförd" },
      when: {
        en: "When an order becomes completed (Order updated)",
        sv: "När en order blir slutförd (Order updated)",
      },
      email: "billing.email",
      firstName: "billing.first_name",
      lastName: "billing.last_name",
      more: {
        OrderId: "number",
        OrderTotal: { path: "total", type: "number" },
        Currency: "currency",
        Bought: { path: "date_created", type: "date" },
        OrderStatus: "status",
      },
      only: { field: "OrderStatus", op: "equals", value: "completed" },
      headers: { "x-wc-webhook-topic": "order.updated" },
      sample: {
        id: 727,
        number: "727",
        status: "completed",
        currency: "SEK",
        total: "459.00",
        date_created: "2026-11-24T10:44:30",
        billing: { first_name: "Elin", last_name: "Strand", email: "elin.strand@example.com", country: "SE" },
        line_items: [{ id: 315, name: "Wool blanket", quantity: 1, total: "459.00" }],
      },
    }),
    template({
      id: "customer",
      name: { en: "Customer created", sv: "Kund skapad" },
      when: { en: "When somebody makes an account", sv: "När någon skapar ett konto" },
      email: "email",
      firstName: "first_name",
      lastName: "last_name",
      more: { CustomerId: "id" },
      headers: { "x-wc-webhook-topic": "customer.created" },
      sample: {
        id: 25,
        email: "nils.berg@example.com",
        first_name: "Nils",
        last_name: "Berg",
        role: "customer",
      },
    }),
  ],
  source: { url: "https://woocommerce.com/document/webhooks/" },
};
