import type { Sender } from "../model";
import { template } from "../template";

export const tally: Sender = {
  id: "tally",
  name: "Tally",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "base64", signed: "{body}", header: "tally-signature" },
  eventId: { place: "eventId" },
  setUp: {
    where: {
      en: "Your form > Integrations > Webhooks > Connect",
      sv: "Ditt formulär > Integrations > Webhooks > Connect",
    },
    url: "Endpoint URL",
    secret: {
      en: "Choose Add a signing secret and copy it.",
      sv: "Välj Add a signing secret och kopiera den.",
    },
    choose: {
      en: "Put a hidden field named email first in the form, or set the path of the question that asks for it.",
      sv: "Lägg ett dolt fält med namnet email först i formuläret, eller ange sökvägen till frågan som ber om adressen.",
    },
    test: { en: "Answer the form.", sv: "Besvara formuläret." },
  },
  templates: [
    template({
      id: "response",
      name: { en: "Form answered", sv: "Formulär besvarat" },
      when: { en: "When somebody submits the form", sv: "När någon skickar in formuläret" },
      email: "data.fields[0].value",
      more: { FormName: "data.formName", Answered: { path: "data.createdAt", type: "date" } },
      sample: {
        eventId: "example-event",
        eventType: "FORM_RESPONSE",
        createdAt: "2026-11-24T09:44:30.000Z",
        data: {
          responseId: "r1",
          formName: "After the visit",
          createdAt: "2026-11-24T09:44:30.000Z",
          fields: [
            { key: "q_email", label: "email", type: "HIDDEN_FIELDS", value: "elin.strand@example.com" },
            { key: "q_score", label: "How was it?", type: "LINEAR_SCALE", value: 9 },
          ],
        },
      },
    }),
    template({
      id: "named",
      name: { en: "Answers by their questions", sv: "Svar efter sina frågor" },
      when: {
        en: "When a tool between has put the answers under their questions",
        sv: "När ett verktyg emellan har lagt svaren under sina frågor",
      },
      email: "data.fields.Your Email",
      firstName: {
        path: "data.fields.Your Name",
        transform: [{ op: "trim" }, { op: "split", at: " ", take: 0 }],
      },
      more: { FormName: "data.formName", Answered: { path: "data.createdAt", type: "date" } },
      sample: {
        eventId: "example-event-2",
        eventType: "FORM_RESPONSE",
        data: {
          formName: "After the visit",
          createdAt: "2026-11-24T09:44:30.000Z",
          fields: { "Your Name": "Nils Berg", "Your Email": "nils.berg@example.com" },
        },
      },
    }),
  ],
  source: { url: "https://tally.so/help/webhooks" },
};
