import type { Sender } from "../model";
import { template } from "../template";
import { standardScheme } from "./standard-webhooks";

export const clerk: Sender = {
  id: "clerk",
  name: "Clerk",
  authentication: "signature",
  scheme: standardScheme,
  eventId: { place: "@headers.svix-id" },
  setUp: {
    where: {
      en: "Configure > Developers > Webhooks > Add Endpoint",
      sv: "Configure > Developers > Webhooks > Add Endpoint",
    },
    url: "Endpoint URL",
    secret: {
      en: "On the page of the endpoint: Signing Secret. It begins with whsec_.",
      sv: "På endpointens sida: Signing Secret. Den börjar med whsec_.",
    },
    choose: { en: "Subscribe to events: user.created.", sv: "Subscribe to events: user.created." },
    test: {
      en: "On the endpoint's tab Testing choose user.created and Send Example.",
      sv: "Välj user.created och Send Example på endpointens flik Testing.",
    },
  },
  templates: [
    template({
      id: "user",
      name: { en: "User created", sv: "Användare skapad" },
      when: { en: "When somebody signs up (user.created)", sv: "När någon registrerar sig (user.created)" },
      email: "data.email_addresses[0].email_address",
      firstName: "data.first_name",
      lastName: "data.last_name",
      more: { UserId: "data.id", EventType: "type" },
      only: { field: "EventType", op: "equals", value: "user.created" },
      sample: {
        type: "user.created",
        object: "event",
        data: {
          id: "user_example",
          first_name: "Elin",
          last_name: "Strand",
          email_addresses: [{ id: "idn_example", email_address: "elin.strand@example.com" }],
        },
      },
    }),
  ],
  source: { url: "https://clerk.com/docs/webhooks/overview" },
};
