import type { Sender } from "../model";
import { template } from "../template";

/** For Google's Apps Script: posts a response in the form in which Google's Forms API has it. */
const script = `function onFormSubmit(e) {
  var answers = {};
  e.response.getItemResponses().forEach(function (one) {
    var item = one.getItem();
    answers[item.getTitle()] = one.getResponse();
  });
  UrlFetchApp.fetch("{url}", {
    method: "post",
    contentType: "application/json",
    headers: { "X-API-Key": "{key}" },
    payload: JSON.stringify({
      responseId: e.response.getId(),
      respondentEmail: e.response.getRespondentEmail(),
      lastSubmittedTime: e.response.getTimestamp().toISOString(),
      answers: answers,
    }),
  });
}`;

export const googleForms: Sender = {
  id: "google-forms",
  name: "Google Forms",
  authentication: "key",
  eventId: { place: "responseId" },
  setUp: {
    where: {
      en: "Your form > More > Apps Script",
      sv: "Ditt formulär > Mer > Apps Script",
    },
    url: "url",
    secret: {
      en: "This hook's API key stands in the script, as the header X-API-Key.",
      sv: "Den här hookens API-nyckel står i skriptet, som headern X-API-Key.",
    },
    choose: {
      en: "Settings > Responses > Collect email addresses.",
      sv: "Inställningar > Svar > Samla in e-postadresser.",
    },
    paste: {
      where: {
        en: "Paste this script, save it, and under Triggers add one for onFormSubmit: From form, On form submit.",
        sv: "Klistra in det här skriptet, spara det, och lägg under Utlösare till en för onFormSubmit: Från formulär, Vid inskickat formulär.",
      },
      text: script,
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
