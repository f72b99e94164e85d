import type { Sender } from "../model";
import { template } from "../template";

export const square: Sender = {
  id: "square",
  name: "Square",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "base64",
    signed: "{url}{body}",
    header: "x-square-hmacsha256-signature",
  },
  eventId: { place: "event_id" },
  setUp: {
    where: {
      en: "Developer Console > your app > Webhooks > Subscriptions > Add subscription",
      sv: "Developer Console > din app > Webhooks > Subscriptions > Add subscription",
    },
    url: "Notification URL",
    secret: {
      en: "Signature key in the details of the subscription.",
      sv: "Signature key bland prenumerationens uppgifter.",
    },
    choose: {
      en: "Events: invoice.payment_made, payment.updated or customer.created, as in your template. A payment is updated more than once: choose PaymentId in the automation's Settings under Take each value once.",
      sv: "Events: invoice.payment_made, payment.updated eller customer.created, som i din mall. En betalning uppdateras mer än en gång: välj PaymentId under Ta varje värde en gång i automatiseringens Inställningar.",
    },
    test: {
      en: "In the subscription's menu choose Send test event.",
      sv: "Välj Send test event i prenumerationens meny.",
    },
  },
  templates: [
    template({
      id: "invoice",
      name: { en: "Invoice", sv: "Faktura" },
      when: {
        en: "When an invoice is paid (invoice.payment_made), or any other event of one",
        sv: "När en faktura betalas (invoice.payment_made), eller någon annan händelse för den",
      },
      email: "data.object.invoice.primary_recipient.email_address",
      firstName: "data.object.invoice.primary_recipient.given_name",
      lastName: "data.object.invoice.primary_recipient.family_name",
      more: { InvoiceId: "data.object.invoice.invoice_number", EventType: "type" },
      sample: {
        type: "invoice.payment_made",
        event_id: "example-event-1",
        data: {
          type: "invoice",
          object: {
            invoice: {
              invoice_number: "000042",
              status: "PAID",
              primary_recipient: {
                given_name: "Elin",
                family_name: "Strand",
                email_address: "elin.strand@example.com",
              },
            },
          },
        },
      },
    }),
    template({
      id: "payment",
      name: { en: "Payment", sv: "Betalning" },
      when: {
        en: "When a payment with a buyer's address is made (payment.updated)",
        sv: "När en betalning med köparens adress görs (payment.updated)",
      },
      email: "data.object.payment.buyer_email_address",
      more: { PaymentId: "data.object.payment.id", PaymentStatus: "data.object.payment.status" },
      only: { field: "PaymentStatus", op: "equals", value: "COMPLETED" },
      sample: {
        type: "payment.updated",
        event_id: "example-event-2",
        data: {
          type: "payment",
          object: {
            payment: { id: "p1", status: "COMPLETED", buyer_email_address: "nils.berg@example.com" },
          },
        },
      },
    }),
    template({
      id: "customer",
      name: { en: "Customer created", sv: "Kund skapad" },
      when: {
        en: "When a customer is added (customer.created)",
        sv: "När en kund läggs till (customer.created)",
      },
      email: "data.object.customer.email_address",
      firstName: "data.object.customer.given_name",
      lastName: "data.object.customer.family_name",
      more: { CustomerId: "data.object.customer.id" },
      sample: {
        type: "customer.created",
        event_id: "example-event-3",
        data: {
          type: "customer",
          object: {
            customer: {
              id: "c1",
              given_name: "Saga",
              family_name: "Ek",
              email_address: "saga.ek@example.com",
            },
          },
        },
      },
    }),
  ],
  source: { url: "https://developer.squareup.com/docs/webhooks/step3validate" },
};
