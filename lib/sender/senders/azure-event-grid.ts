import type { Sender } from "../model";
import { abuseProtection } from "./cloudevents";

export const azureEventGrid: Sender = {
  id: "azure-event-grid",
  name: "Azure Event Grid",
  authentication: "key",
  eventId: { place: "id", each: true },
  handshakes: [
    abuseProtection,
    {
      methods: ["POST"],
      when: {
        "[0].eventType": "Microsoft.EventGrid.SubscriptionValidationEvent",
        "[0].data.validationCode": /./,
      },
      answer: { json: { validationResponse: "[0].data.validationCode" } },
    },
  ],
  setUp: {
    where: {
      en: "Your topic > Event Subscription > Endpoint Type: Web Hook",
      sv: "Ditt ämne > Event Subscription > Endpoint Type: Web Hook",
    },
    url: "Subscriber Endpoint",
    secret: {
      en: "Put this hook's API key at the end of the URL: ?code=KEY.",
      sv: "Lägg den här hookens API-nyckel sist i webbadressen: ?code=KEY.",
    },
    test: {
      en: "Creating the subscription shakes hands; then publish an event to the topic.",
      sv: "När prenumerationen skapas skakar den hand; publicera sedan en händelse till ämnet.",
    },
  },
  templates: [],
  source: {
    url: "https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema",
  },
};
