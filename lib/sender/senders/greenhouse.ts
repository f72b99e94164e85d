import type { Sender } from "../model";
import { template } from "../template";

export const greenhouse: Sender = {
  id: "greenhouse",
  name: "Greenhouse",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "hex", signed: "{body}", header: "signature", prefix: "sha256 " },
  eventId: { place: "@headers.greenhouse-event-id" },
  ping: { when: { action: "ping" } },
  setUp: {
    where: { en: "Configure > Dev Center > Web Hooks", sv: "Configure > Dev Center > Web Hooks" },
    url: "Endpoint URL",
    secret: {
      en: "The field Secret key of the same form; make one up.",
      sv: "Fältet Secret key i samma formulär; hitta på en.",
    },
    choose: {
      en: "When: Candidate or Prospect Rejected, or Candidate Hired.",
      sv: "When: Candidate or Prospect Rejected, eller Candidate Hired.",
    },
    test: {
      en: "Creating the web hook sends a ping; then reject a test candidate.",
      sv: "När webhooken skapas skickas en ping; avböj sedan en testkandidat.",
    },
  },
  templates: [
    template({
      id: "application",
      name: { en: "Application rejected or hired", sv: "Ansökan avböjd eller anställd" },
      when: { en: "When an application comes to its end", sv: "När en ansökan når sitt slut" },
      email: "payload.application.candidate.email_addresses[0].value",
      firstName: "payload.application.candidate.first_name",
      lastName: "payload.application.candidate.last_name",
      more: {
        Job: "payload.application.jobs[0].name",
        Stage: "payload.application.current_stage.name",
        EventType: "action",
      },
      only: { field: "EventType", op: "in", value: ["reject_candidate", "hire_candidate"] },
      sample: {
        action: "reject_candidate",
        payload: {
          application: {
            id: 265293,
            status: "rejected",
            current_stage: { id: 1, name: "Face to face" },
            candidate: {
              id: 265788,
              first_name: "Elin",
              last_name: "Strand",
              email_addresses: [{ value: "elin.strand@example.com", type: "personal" }],
            },
            jobs: [{ id: 3485, name: "Designer" }],
          },
        },
      },
    }),
  ],
  source: {
    url: "https://developers.greenhouse.io/webhooks.html",
    note: "The signature is read there. That Greenhouse-Event-ID stays the same when a delivery is tried again could not be read.",
  },
};
