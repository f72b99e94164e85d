import type { Sender } from "../model";
import { template } from "../template";

export const googleForms: Sender = {
  id: "google-forms",
  name: "Google Forms",
  authentication: "key",
  eventId: { place: "responseId" },
  setUp: {
    where: {
      en: "Your form > More > Apps Script, with a trigger on form submit that posts the response by UrlFetchApp.fetch",
      sv: "Ditt formulär > Mer > Apps Script, med en utlösare vid inskickat formulär som skickar svaret med UrlFetchApp.fetch",
    },
    url: "url",
    secret: {
      en: "This hook's API key in the script, as the header X-API-Key.",
      sv: "Den här hookens API-nyckel i skriptet, som headern X-API-Key.",
    },
    choose: {
      en: "Settings > Responses > Collect email addresses.",
      sv: "Inställningar > Svar > Samla in e-postadresser.",
    },
    test: { en: "Answer the form.", sv: "Besvara formuläret." },
  },
  templates: [
    template({
      id: "response",
      name: { en: "Form answered", sv: "Formulär besvarat" },
      when: {
        en: "When somebody submits a form that collects addresses",
        sv: "När någon skickar in ett formulär som samlar in adresser",
      },
      email: "respondentEmail",
      more: { ResponseId: "responseId", Answered: { path: "lastSubmittedTime", type: "date" } },
      sample: {
        responseId: "example-response",
        respondentEmail: "elin.strand@example.com",
        lastSubmittedTime: "2026-11-24T09:44:30Z",
        answers: { "5bdc4001": { questionId: "5bdc4001", textAnswers: { answers: [{ value: "9" }] } } },
      },
    }),
  ],
  source: { url: "https://developers.google.com/workspace/forms/api/reference/rest/v1/forms.responses" },
};
