import type { Sender } from "../model";
import { template } from "../template";

export const enalyzer: Sender = {
  id: "enalyzer",
  name: "Enalyzer",
  authentication: "key",
  setUp: {
    where: {
      en: "Where your system was set up to post to Enalyzer's incoming webhook",
      sv: "Där ditt system ställdes in för Enalyzers inkommande webhook",
    },
    url: "URL",
    secret: {
      en: "Put this hook's API key in place of Enalyzer's.",
      sv: "Byt Enalyzers API-nyckel mot den här hookens.",
    },
    test: {
      en: "Let it send what it sent to Enalyzer.",
      sv: "Låt det skicka det som det skickade till Enalyzer.",
    },
  },
  templates: [
    template({
      id: "respondent",
      name: { en: "As to its incoming webhook", sv: "Som till dess inkommande webhook" },
      when: {
        en: "When a respondent is sent with the standard fields",
        sv: "När en respondent skickas med standardfälten",
      },
      email: "EmailAddress",
      firstName: "FirstName",
      lastName: "LastName",
      language: "Language",
      sample: {
        EmailAddress: "elin.strand@example.com",
        FirstName: "Elin",
        LastName: "Strand",
        Language: "sv",
      },
    }),
  ],
  source: {
    url: "https://www.enalyzer.com",
    note: "Its page on incoming webhooks could not be read; the standard field names are used.",
  },
};
