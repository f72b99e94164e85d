import type { Sender } from "../model";
import { template } from "../template";

export const postmark: Sender = {
  id: "postmark",
  name: "Postmark",
  authentication: "basic",
  setUp: {
    where: {
      en: "Your server > Default Inbound Stream > Settings",
      sv: "Din server > Default Inbound Stream > Settings",
    },
    url: "Webhook",
    secret: {
      en: "Write the API key into the URL: https://hook:KEY@… , or as Basic auth where the form asks for it.",
      sv: "Skriv API-nyckeln i webbadressen: https://hook:KEY@… , eller som Basic auth där formuläret frågar efter det.",
    },
    test: {
      en: "Choose Check beside the URL, or send a mail to the inbound address.",
      sv: "Välj Check bredvid webbadressen, eller skicka ett mejl till den inkommande adressen.",
    },
  },
  templates: [
    template({
      id: "inbound",
      name: { en: "E-mail received", sv: "E-post mottagen" },
      when: {
        en: "When somebody writes to the inbound address",
        sv: "När någon skriver till den inkommande adressen",
      },
      email: "FromFull.Email",
      firstName: { path: "FromFull.Name", transform: [{ op: "trim" }, { op: "split", at: " ", take: 0 }] },
      more: { Subject: "Subject" },
      sample: {
        FromName: "Elin Strand",
        FromFull: { Email: "elin.strand@example.com", Name: "Elin Strand", MailboxHash: "" },
        Subject: "A question",
        MessageID: "example-mail",
      },
    }),
  ],
  source: { url: "https://postmarkapp.com/developer/webhooks/webhooks-overview" },
};
