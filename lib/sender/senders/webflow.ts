import type { Sender } from "../model";
import { template } from "../template";

export const webflow: Sender = {
  id: "webflow",
  name: "Webflow",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "{timestamp}:{body}",
    header: "x-webflow-signature",
    timestamp: { header: "x-webflow-timestamp", unit: "milliseconds", toleranceSeconds: 300 },
  },
  setUp: {
    where: {
      en: "Site settings > Apps & integrations > Webhooks > Add webhook",
      sv: "Site settings > Apps & integrations > Webhooks > Add webhook",
    },
    url: "Webhook URL",
    secret: {
      en: "The secret key that is shown when the webhook is made.",
      sv: "Den secret key som visas när webhooken skapas.",
    },
    choose: { en: "Trigger type: Form submission.", sv: "Trigger type: Form submission." },
    test: {
      en: "Publish the site and submit the form.",
      sv: "Publicera webbplatsen och skicka in formuläret.",
    },
  },
  templates: [
    template({
      id: "form",
      name: { en: "Form submitted", sv: "Formulär inskickat" },
      when: {
        en: "When somebody sends a form with a field named Email",
        sv: "När någon skickar ett formulär med fältet Email",
      },
      email: "payload.data.Email",
      firstName: {
        path: "payload.data.Name",
        transform: [{ op: "trim" }, { op: "split", at: " ", take: 0 }],
      },
      more: { FormName: "payload.name" },
      sample: {
        triggerType: "form_submission",
        payload: {
          name: "Contact",
          siteId: "s1",
          data: { Name: "Elin Strand", Email: "elin.strand@example.com" },
          submittedAt: "2026-11-24T09:44:30.000Z",
        },
      },
    }),
    template({
      id: "form-v1",
      name: { en: "Form submitted (webhook of version 1)", sv: "Formulär inskickat (webhook av version 1)" },
      when: { en: "When an older webhook sends the form", sv: "När en äldre webhook skickar formuläret" },
      email: "data.Email",
      firstName: { path: "data.Name", transform: [{ op: "trim" }, { op: "split", at: " ", take: 0 }] },
      more: { FormName: "name" },
      sample: {
        name: "Contact",
        site: "s1",
        data: { Name: "Nils Berg", Email: "nils.berg@example.com" },
        d: "2026-11-24T09:44:30.000Z",
      },
    }),
  ],
  source: { url: "https://developers.webflow.com/data/docs/working-with-webhooks" },
};
