import type { Sender } from "../model";
import { template } from "../template";

export const mailchimp: Sender = {
  id: "mailchimp",
  name: "Mailchimp",
  authentication: "key",
  handshakes: [{ methods: ["GET", "HEAD"], when: {}, ownOnly: true, answer: {} }],
  setUp: {
    where: {
      en: "Audience > More options > Audience settings > Webhooks > Create New Webhook",
      sv: "Audience > More options > Audience settings > Webhooks > Create New Webhook",
    },
    url: "Callback URL",
    secret: {
      en: "Put this hook's API key at the end of the URL: ?key=KEY.",
      sv: "Lägg den här hookens API-nyckel sist i webbadressen: ?key=KEY.",
    },
    choose: {
      en: "What type of updates should we send: Subscribes.",
      sv: "What type of updates should we send: Subscribes.",
    },
    test: {
      en: "Subscribe an address to the audience by its sign-up form.",
      sv: "Anmäl en adress till målgruppen via dess formulär.",
    },
  },
  templates: [
    template({
      id: "subscribe",
      name: { en: "Subscribed", sv: "Prenumererar" },
      when: { en: "When somebody joins the audience", sv: "När någon går med i målgruppen" },
      email: "data.email",
      firstName: "data.merges.FNAME",
      lastName: "data.merges.LNAME",
      more: { EventType: "type" },
      only: { field: "EventType", op: "equals", value: "subscribe" },
      sample: {
        type: "subscribe",
        fired_at: "2026-11-24 09:44:30",
        data: {
          id: "8a25",
          email: "elin.strand@example.com",
          merges: { EMAIL: "elin.strand@example.com", FNAME: "Elin", LNAME: "Strand" },
        },
      },
    }),
  ],
  source: { url: "https://mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks/" },
};
