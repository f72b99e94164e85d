import type { Sender } from "../model";

export const generic: Sender = {
  id: "generic",
  name: "Other system",
  authentication: "key",
  setUp: {
    where: { en: "Wherever the system sends webhooks from", sv: "Där systemet skickar webhookar ifrån" },
    url: "URL",
    secret: {
      en: "This hook's API key, as the header Authorization: Bearer KEY.",
      sv: "Den här hookens API-nyckel, som headern Authorization: Bearer KEY.",
    },
    test: {
      en: "Send the example with curl, or let something happen there.",
      sv: "Skicka exemplet med curl, eller låt något hända där.",
    },
  },
  templates: [],
  source: { url: "https://www.rfc-editor.org/rfc/rfc6750" },
};
