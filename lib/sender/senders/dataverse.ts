import type { Sender } from "../model";
import { template } from "../template";

const attribute = (key: string) => `InputParameters[0].value.Attributes[${key}].value`;

export const dataverse: Sender = {
  id: "dataverse",
  name: "Microsoft Dataverse (Dynamics 365)",
  authentication: "key",
  eventId: { place: "@headers.x-request-id" },
  setUp: {
    where: {
      en: "Plug-in Registration Tool > Register > Register New Web Hook",
      sv: "Plug-in Registration Tool > Register > Register New Web Hook",
    },
    url: "Endpoint URL",
    secret: {
      en: "Authentication: WebhookKey, and this hook's API key as its value.",
      sv: "Authentication: WebhookKey, med den här hookens API-nyckel som värde.",
    },
    choose: {
      en: "Register a step: message Create, entity contact, asynchronous.",
      sv: "Registrera ett steg: message Create, entity contact, asynkront.",
    },
    test: { en: "Create a contact.", sv: "Skapa en kontakt." },
  },
  templates: [
    template({
      id: "contact",
      name: { en: "Contact created", sv: "Kontakt skapad" },
      when: {
        en: "When a contact is made; check the places on your first request",
        sv: "När en kontakt läggs upp; kontrollera platserna på din första begäran",
      },
      email: attribute("0"),
      firstName: attribute("1"),
      lastName: attribute("2"),
      headers: { "x-ms-dynamics-entity-name": "contact", "x-ms-dynamics-request-name": "Create" },
      sample: {
        MessageName: "Create",
        PrimaryEntityName: "contact",
        InputParameters: [
          {
            key: "Target",
            value: {
              LogicalName: "contact",
              Attributes: [
                { key: "emailaddress1", value: "elin.strand@example.com" },
                { key: "firstname", value: "Elin" },
                { key: "lastname", value: "Strand" },
              ],
            },
          },
        ],
      },
    }),
  ],
  source: {
    url: "https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks",
    note: "x-request-id and the ways to authenticate are read there. Attributes come as a list in the order in which they were set, so that their places differ from form to form.",
  },
};
