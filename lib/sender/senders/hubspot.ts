import type { Sender } from "../model";
import { template } from "../template";

export const hubspot: Sender = {
  id: "hubspot",
  name: "HubSpot",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "base64",
    signed: "{method}{decodedUrl}{body}{timestamp}",
    header: "x-hubspot-signature-v3",
    timestamp: { header: "x-hubspot-request-timestamp", unit: "milliseconds", toleranceSeconds: 300 },
  },
  eventId: { place: "eventId", each: true },
  setUp: {
    where: {
      en: "Automation > Workflows > your workflow > action Send a webhook",
      sv: "Automation > Workflows > ditt arbetsflöde > åtgärden Send a webhook",
    },
    url: "Webhook URL",
    secret: {
      en: "The client secret of the app that you name under Authentication > Include request signature in header.",
      sv: "Client secret för den app som du anger under Authentication > Include request signature in header.",
    },
    choose: {
      en: "Method: POST. Request body: include all properties, or at least e-mail, first name, last name.",
      sv: "Method: POST. Request body: ta med alla egenskaper, eller minst e-post, förnamn och efternamn.",
    },
    test: {
      en: "In the action choose Test action with a contact of yours, or enroll a contact in the workflow.",
      sv: "Välj Test action i åtgärden med en av dina kontakter, eller lägg in en kontakt i arbetsflödet.",
    },
  },
  templates: [
    template({
      id: "workflow",
      name: { en: "Contact in a workflow", sv: "Kontakt i ett arbetsflöde" },
      when: {
        en: "When a workflow comes to its webhook, with the contact's properties",
        sv: "När ett arbetsflöde når sin webhook, med kontaktens egenskaper",
      },
      email: "properties.email.value",
      firstName: "properties.firstname.value",
      lastName: "properties.lastname.value",
      language: "properties.hs_language.value",
      more: { ContactId: "vid", LifecycleStage: "properties.lifecyclestage.value" },
      sample: {
        vid: 51,
        "portal-id": 62515,
        "is-contact": true,
        properties: {
          email: { value: "elin.strand@example.com" },
          firstname: { value: "Elin" },
          lastname: { value: "Strand" },
          hs_language: { value: "sv" },
          lifecyclestage: { value: "customer" },
        },
      },
    }),
    template({
      id: "custom",
      name: { en: "Chosen properties in a workflow", sv: "Valda egenskaper i ett arbetsflöde" },
      when: {
        en: "When the webhook's request body is made up of chosen properties",
        sv: "När webhookens innehåll består av valda egenskaper",
      },
      email: "email",
      firstName: "firstname",
      lastName: "lastname",
      language: "hs_language",
      more: { ContactId: "hs_object_id", LifecycleStage: "lifecyclestage" },
      sample: {
        hs_object_id: "51",
        email: "nils.berg@example.com",
        firstname: "Nils",
        lastname: "Berg",
        hs_language: "sv",
        lifecyclestage: "customer",
      },
    }),
  ],
  source: {
    url: "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation",
    note: "A subscription of the Webhooks API carries ids only, no address: use a workflow.",
  },
};
