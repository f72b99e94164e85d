import type { Sender } from "../model";

export const microsoftGraph: Sender = {
  id: "microsoft-graph",
  name: "Microsoft Graph",
  authentication: "key",
  handshakes: [
    {
      methods: ["POST"],
      when: { "@query.validationToken": /^[\s\S]{1,2000}$/ },
      answer: { text: "@query.validationToken" },
    },
  ],
  setUp: {
    where: {
      en: "Graph has no form for it: POST https://graph.microsoft.com/v1.0/subscriptions",
      sv: "Graph har inget formulär för det: POST https://graph.microsoft.com/v1.0/subscriptions",
    },
    url: "notificationUrl",
    secret: {
      en: "Put this hook's API key at the end of the URL: ?code=KEY.",
      sv: "Lägg den här hookens API-nyckel sist i webbadressen: ?code=KEY.",
    },
    test: {
      en: "Creating the subscription shakes hands; then change what it is about.",
      sv: "När prenumerationen skapas skakar den hand; ändra sedan det den gäller.",
    },
  },
  templates: [],
  source: {
    url: "https://learn.microsoft.com/graph/change-notifications-delivery-webhooks",
    note: "Graph's notifications carry ids only, no address.",
  },
};
