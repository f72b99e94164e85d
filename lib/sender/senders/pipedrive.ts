import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const pipedrive: Sender = {
  id: "pipedrive",
  name: "Pipedrive",
  authentication: "basic",
  eventId: { place: "meta.id" },
  setUp: {
    where: {
      en: "Settings > Tools and apps > Webhooks > Create new webhook",
      sv: "Settings > Tools and apps > Webhooks > Create new webhook",
    },
    url: "Endpoint URL",
    secret: {
      en: "HTTP Auth username: anything. HTTP Auth password: this hook's API key.",
      sv: "HTTP Auth username: vad som helst. HTTP Auth password: den här hookens API-nyckel.",
    },
    choose: {
      en: "Event action: create. Event object: person.",
      sv: "Event action: create. Event object: person.",
    },
    test: { en: "Add a person with an e-mail address.", sv: "Lägg till en person med e-postadress." },
  },
  templates: [
    template({
      id: "person",
      name: { en: "Person added", sv: "Person tillagd" },
      when: {
        en: "When a person is added (webhook of version 2)",
        sv: "När en person läggs till (webhook av version 2)",
      },
      email: "data.emails[0].value",
      firstName: "data.first_name",
      lastName: "data.last_name",
      more: { PersonId: "data.id" },
      sample: {
        meta: { action: "create", entity: "person", id: "example-event", version: "2.0" },
        data: {
          id: 17,
          name: "Elin Strand",
          first_name: "Elin",
          last_name: "Strand",
          emails: [{ value: "elin.strand@example.com", primary: true, label: "work" }],
        },
      },
    }),
    template({
      id: "deal",
      name: { en: "Deal won", sv: "Affär vunnen" },
      when: {
        en: "When an automation posts a deal with its person; a webhook of Pipedrive's own carries the person's id only",
        sv: "När en automation skickar en affär med dess person; Pipedrives egna webhookar bär bara personens id",
      },
      email: "person_id.email[0].value",
      firstName: firstWord("person_id.name"),
      more: {
        DealId: "id",
        DealTitle: "title",
        DealValue: { path: "value", type: "number" },
        DealStatus: "status",
      },
      only: { field: "DealStatus", op: "equals", value: "won" },
      sample: {
        id: 31,
        title: "Lease of two years",
        value: 48000,
        currency: "SEK",
        status: "won",
        person_id: {
          name: "Nils Berg",
          email: [{ label: "work", value: "nils.berg@example.com", primary: true }],
        },
      },
    }),
    template({
      id: "person-alone",
      name: { en: "Person alone", sv: "Enbart person" },
      when: {
        en: "When a tool between sends the person without its event",
        sv: "När ett verktyg emellan skickar personen utan sin händelse",
      },
      email: "email[0].value",
      firstName: "first_name",
      lastName: "last_name",
      more: { PersonId: "id" },
      sample: {
        id: 18,
        first_name: "Saga",
        last_name: "Ek",
        email: [{ label: "work", value: "saga.ek@example.com", primary: true }],
      },
    }),
  ],
  source: {
    url: "https://pipedrive.readme.io/docs/guide-for-webhooks-v2",
    note: "That meta.id is the same when a delivery is tried again could not be read.",
  },
};
