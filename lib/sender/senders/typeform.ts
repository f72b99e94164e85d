import type { Sender } from "../model";
import { template } from "../template";

export const typeform: Sender = {
  id: "typeform",
  name: "Typeform",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "base64",
    signed: "{body}",
    header: "typeform-signature",
    prefix: "sha256=",
  },
  eventId: { place: "event_id" },
  setUp: {
    where: {
      en: "Your form > Connect > Webhooks > Add a webhook",
      sv: "Ditt formulär > Connect > Webhooks > Add a webhook",
    },
    url: "Endpoint",
    secret: {
      en: "Edit the webhook, make up a Secret of some length, and write the same here.",
      sv: "Redigera webhooken, hitta på en Secret som är lång nog och skriv samma här.",
    },
    choose: {
      en: "Turn the webhook on. The e-mail address comes from a hidden field named email, or from a question: then set its path.",
      sv: "Slå på webhooken. E-postadressen kommer från ett dolt fält med namnet email, eller från en fråga: ange då dess sökväg.",
    },
    test: {
      en: "Choose View deliveries > Send test request, or answer the form.",
      sv: "Välj View deliveries > Send test request, eller besvara formuläret.",
    },
  },
  templates: [
    template({
      id: "response",
      name: { en: "Form answered", sv: "Formulär besvarat" },
      when: { en: "When somebody submits the form", sv: "När någon skickar in formuläret" },
      email: "form_response.hidden.email",
      firstName: "form_response.hidden.first_name",
      lastName: "form_response.hidden.last_name",
      language: "form_response.hidden.language",
      more: {
        FormId: "form_response.form_id",
        Answered: { path: "form_response.submitted_at", type: "date" },
      },
      sample: {
        event_id: "01EXAMPLETYPEFORM",
        event_type: "form_response",
        form_response: {
          form_id: "aBcDeF",
          token: "example-token",
          submitted_at: "2026-11-24T09:44:30Z",
          hidden: {
            email: "elin.strand@example.com",
            first_name: "Elin",
            last_name: "Strand",
            language: "sv",
          },
          answers: [{ type: "number", number: 9, field: { id: "q1", type: "opinion_scale" } }],
        },
      },
    }),
  ],
  source: { url: "https://www.typeform.com/developers/webhooks/secure-your-webhooks/" },
};
