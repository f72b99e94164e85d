import type { Sender } from "../model";
import { firstWord, template } from "../template";

export const docusign: Sender = {
  id: "docusign",
  name: "DocuSign",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "base64", signed: "{body}", header: "x-docusign-signature-1" },
  setUp: {
    where: {
      en: "Settings > Connect > Add Configuration > Custom",
      sv: "Settings > Connect > Add Configuration > Custom",
    },
    url: "URL to Publish",
    secret: {
      en: "Settings > Connect > Connect Keys > Add Secret Key; tick Include HMAC Signature.",
      sv: "Settings > Connect > Connect Keys > Add Secret Key; kryssa i Include HMAC Signature.",
    },
    choose: {
      en: "Data Format: REST v2.1 (JSON). Event: Envelope Completed. Include: Recipients.",
      sv: "Data Format: REST v2.1 (JSON). Event: Envelope Completed. Include: Recipients.",
    },
    test: {
      en: "Send yourself an envelope and sign it.",
      sv: "Skicka ett kuvert till dig själv och signera det.",
    },
  },
  templates: [
    template({
      id: "envelope",
      name: { en: "Envelope completed", sv: "Kuvert klart" },
      when: { en: "When everybody has signed", sv: "När alla har signerat" },
      email: "data.envelopeSummary.recipients.signers[0].email",
      firstName: firstWord("data.envelopeSummary.recipients.signers[0].name"),
      more: {
        EnvelopeId: "data.envelopeId",
        Subject: "data.envelopeSummary.emailSubject",
        EventType: "event",
      },
      only: { field: "EventType", op: "equals", value: "envelope-completed" },
      sample: {
        event: "envelope-completed",
        data: {
          envelopeId: "example-envelope",
          envelopeSummary: {
            status: "completed",
            emailSubject: "Lease",
            recipients: {
              signers: [{ name: "Elin Strand", email: "elin.strand@example.com", status: "completed" }],
            },
          },
        },
      },
    }),
  ],
  source: {
    url: "https://developers.docusign.com/platform/webhooks/connect/hmac/",
    note: "DocuSign sends one header for each of its keys; the first is read.",
  },
};
