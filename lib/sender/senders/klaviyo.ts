import type { Sender } from "../model";
import { template } from "../template";

export const klaviyo: Sender = {
  id: "klaviyo",
  name: "Klaviyo",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "{body}{timestamp}",
    header: "klaviyo-signature",
    timestamp: { header: "klaviyo-timestamp", unit: "text" },
  },
  eventId: { place: "external_id", each: true },
  setUp: {
    where: {
      en: "Integrations > Developers > Webhooks > Create webhook",
      sv: "Integrations > Developers > Webhooks > Create webhook",
    },
    url: "Endpoint URL",
    secret: {
      en: "The field Secret key of the same form; make one up of 16 characters or more.",
      sv: "Fältet Secret key i samma formulär; hitta på en med minst 16 tecken.",
    },
    test: {
      en: "Do what the topic is about, for instance open a mail.",
      sv: "Gör det som ämnet gäller, till exempel öppna ett mejl.",
    },
  },
  templates: [
    template({
      id: "event",
      name: { en: "Events of people", sv: "Händelser för personer" },
      when: {
        en: "When a topic of a system webhook occurs",
        sv: "När ett ämne i en systemwebhook inträffar",
      },
      email: "payload.data.relationships.profile.data.attributes.email",
      firstName: "payload.data.relationships.profile.data.attributes.first_name",
      lastName: "payload.data.relationships.profile.data.attributes.last_name",
      more: { Topic: "topic" },
      itemsPath: "data",
      sample: {
        data: [
          {
            external_id: "example-event",
            topic: "event:klaviyo.placed_order",
            payload: {
              data: {
                type: "event",
                relationships: {
                  profile: {
                    data: {
                      type: "profile",
                      attributes: {
                        email: "elin.strand@example.com",
                        first_name: "Elin",
                        last_name: "Strand",
                      },
                    },
                  },
                },
              },
            },
          },
        ],
      },
    }),
  ],
  source: {
    url: "https://developers.klaviyo.com/en/docs/working_with_system_webhooks",
    note: "That body and time are signed in this order is told by several public verifiers; the passage itself could not be read, nor a tolerance: the time is signed but not judged. Where a profile's address stands within an event could not be read either: look at your own first request.",
  },
};
