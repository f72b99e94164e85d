import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const stripe: Sender = {
  id: "stripe",
  name: "Stripe",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "{timestamp}.{body}",
    header: "stripe-signature",
    pairs: { between: ",", joined: "=", signature: "v1", timestamp: "t" },
    timestamp: { unit: "seconds", toleranceSeconds: 300 },
  },
  eventId: { place: "id" },
  setUp: {
    where: { en: "Developers > Webhooks > Add destination", sv: "Developers > Webhooks > Add destination" },
    url: "Endpoint URL",
    secret: {
      en: "On the page of the destination: Signing secret, Reveal. It begins with whsec_.",
      sv: "På destinationens sida: Signing secret, Reveal. Den börjar med whsec_.",
    },
    choose: {
      en: "Events: checkout.session.completed, invoice.paid or customer.created, as in your template.",
      sv: "Events: checkout.session.completed, invoice.paid eller customer.created, som i din mall.",
    },
    test: {
      en: "In a sandbox, make a payment with the card 4242 4242 4242 4242, or run stripe trigger checkout.session.completed.",
      sv: "Gör en betalning med kortet 4242 4242 4242 4242 i en sandbox, eller kör stripe trigger checkout.session.completed.",
    },
  },
  templates: [
    template({
      id: "checkout",
      name: { en: "Checkout completed", sv: "Köp slutfört" },
      when: {
        en: "When somebody has paid (checkout.session.completed)",
        sv: "När någon har betalat (checkout.session.completed)",
      },
      email: "data.object.customer_details.email",
      firstName: firstWord("data.object.customer_details.name"),
      // Where the shop leaves the language to the browser, Stripe does not say which it was.
      language: { path: "data.object.locale", transform: [{ op: "replace", find: "auto", with: "" }] },
      more: { PaymentId: "data.object.payment_intent", Currency: "data.object.currency", EventType: "type" },
      only: { field: "EventType", op: "equals", value: "checkout.session.completed" },
      sample: {
        id: "evt_1QExample0001",
        object: "event",
        type: "checkout.session.completed",
        created: 1763980000,
        data: {
          object: {
            id: "cs_test_example",
            object: "checkout.session",
            amount_total: 124900,
            currency: "sek",
            locale: "sv",
            payment_intent: "pi_example",
            payment_status: "paid",
            customer_details: { email: "elin.strand@example.com", name: "Elin Strand" },
          },
        },
      },
    }),
    template({
      id: "invoice",
      name: { en: "Invoice paid", sv: "Faktura betald" },
      when: {
        en: "When an invoice or a subscription is paid (invoice.paid)",
        sv: "När en faktura eller prenumeration betalas (invoice.paid)",
      },
      email: "data.object.customer_email",
      firstName: firstWord("data.object.customer_name"),
      more: { InvoiceId: "data.object.number", Currency: "data.object.currency", EventType: "type" },
      only: { field: "EventType", op: "equals", value: "invoice.paid" },
      sample: {
        id: "evt_1QExample0002",
        object: "event",
        type: "invoice.paid",
        created: 1763980000,
        data: {
          object: {
            id: "in_example",
            object: "invoice",
            number: "TUVA-0007",
            amount_paid: 9900,
            currency: "sek",
            customer_email: "nils.berg@example.com",
            customer_name: "Nils Berg",
          },
        },
      },
    }),
    template({
      id: "customer",
      name: { en: "Customer created", sv: "Kund skapad" },
      when: {
        en: "When a customer is made (customer.created)",
        sv: "När en kund läggs upp (customer.created)",
      },
      email: "data.object.email",
      firstName: firstWord("data.object.name"),
      language: "data.object.preferred_locales[0]",
      more: { CustomerId: "data.object.id", EventType: "type" },
      only: { field: "EventType", op: "equals", value: "customer.created" },
      sample: {
        id: "evt_1QExample0003",
        object: "event",
        type: "customer.created",
        created: 1763980000,
        data: {
          object: {
            id: "cus_example",
            object: "customer",
            email: "saga.ek@example.com",
            name: "Saga Ek",
            preferred_locales: ["sv"],
          },
        },
      },
    }),
    template({
      id: "charge",
      name: { en: "Charge alone", sv: "Enbart betalning" },
      when: {
        en: "When your own code or a tool between sends the charge without its event",
        sv: "När egen kod eller ett verktyg emellan skickar betalningen utan sin händelse",
      },
      email: "billing_details.email",
      firstName: firstWord("billing_details.name"),
      more: { PaymentId: "id", Currency: "currency" },
      sample: {
        id: "ch_example",
        object: "charge",
        amount: 9900,
        currency: "sek",
        paid: true,
        billing_details: { email: "elin.strand@example.com", name: "Elin Strand" },
      },
    }),
  ],
  source: { url: "https://docs.stripe.com/webhooks#verify-manually" },
};
