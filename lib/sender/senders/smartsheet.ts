import type { Sender } from "../model";

export const smartsheet: Sender = {
  id: "smartsheet",
  name: "Smartsheet",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "hex", signed: "{body}", header: "smartsheet-hmac-sha256" },
  handshakes: [
    {
      methods: ["POST"],
      when: {
        "@headers.smartsheet-hook-challenge": /^[\x21-\x7e]{1,500}$/,
        challenge: /^[\x21-\x7e]{1,500}$/,
      },
      answer: {
        headers: { "smartsheet-hook-response": "challenge" },
        json: { smartsheetHookResponse: "challenge" },
      },
    },
  ],
  setUp: {
    where: {
      en: "Smartsheet has no form for it: POST https://api.smartsheet.com/2.0/webhooks",
      sv: "Smartsheet har inget formulär för det: POST https://api.smartsheet.com/2.0/webhooks",
    },
    url: "callbackUrl",
    secret: {
      en: "sharedSecret in the answer to that request.",
      sv: "sharedSecret i svaret på den begäran.",
    },
    test: {
      en: "Enabling the webhook shakes hands; then change a row.",
      sv: "När webhooken slås på skakar den hand; ändra sedan en rad.",
    },
  },
  templates: [],
  source: {
    url: "https://developers.smartsheet.com/api/smartsheet/guides/webhooks/webhook-verification",
    note: "Smartsheet's events carry ids only, no address. The coding of its signature could not be read in its own words: hex, as its libraries check it.",
  },
};
