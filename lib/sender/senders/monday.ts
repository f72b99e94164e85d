import type { Sender } from "../model";
import { template } from "../template";

export const monday: Sender = {
  id: "monday",
  name: "monday.com",
  authentication: "key",
  eventId: { place: "event.triggerUuid" },
  handshakes: [
    {
      methods: ["POST"],
      when: { challenge: /^[\s\S]{1,500}$/ },
      alone: true,
      answer: { json: { challenge: "challenge" } },
    },
  ],
  setUp: {
    where: { en: "Your board > Integrate > Webhooks", sv: "Din tavla > Integrate > Webhooks" },
    url: "Webhook URL",
    secret: {
      en: "Put this hook's API key at the end of the URL: ?key=KEY.",
      sv: "Lägg den här hookens API-nyckel sist i webbadressen: ?key=KEY.",
    },
    choose: {
      en: "When an email column changes, send a webhook.",
      sv: "When an email column changes, send a webhook.",
    },
    test: { en: "Change the column of an item.", sv: "Ändra kolumnen för en post." },
  },
  templates: [
    template({
      id: "email",
      name: { en: "E-mail column changed", sv: "E-postkolumn ändrad" },
      when: { en: "When an address is written into a column", sv: "När en adress skrivs in i en kolumn" },
      email: "event.value.email",
      more: { ItemName: "event.pulseName" },
      sample: {
        event: {
          type: "update_column_value",
          triggerUuid: "example-event",
          pulseId: 1,
          pulseName: "Delivery to Elin",
          columnType: "email",
          value: { email: "elin.strand@example.com", text: "elin.strand@example.com" },
        },
      },
    }),
  ],
  source: {
    url: "https://developer.monday.com/api-reference/reference/webhooks",
    note: "That event.triggerUuid is the same when a delivery is tried again could not be read.",
  },
};
