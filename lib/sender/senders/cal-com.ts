import type { Sender } from "../model";
import { firstWord, template } from "../template";

const person = {
  email: "payload.attendees[0].email",
  firstName: firstWord("payload.attendees[0].name"),
  language: "payload.attendees[0].language.locale",
  more: {
    MeetingName: "payload.title",
    MeetingEnds: { path: "payload.endTime", type: "date" as const },
    EventType: "triggerEvent",
  },
};

const sample = (triggerEvent: string) => ({
  triggerEvent,
  createdAt: "2026-11-24T09:44:30.000Z",
  payload: {
    title: "First meeting",
    startTime: "2026-11-24T09:00:00Z",
    endTime: "2026-11-24T09:30:00Z",
    organizer: { name: "Nils Berg", email: "nils.berg@example.com" },
    attendees: [{ name: "Elin Strand", email: "elin.strand@example.com", language: { locale: "sv" } }],
    uid: "example-booking",
  },
});

export const calCom: Sender = {
  id: "cal-com",
  name: "Cal.com",
  authentication: "signature",
  scheme: { hash: "sha256", encoding: "hex", signed: "{body}", header: "x-cal-signature-256" },
  ping: { when: { triggerEvent: "PING" } },
  setUp: {
    where: { en: "Settings > Developer > Webhooks > New", sv: "Settings > Developer > Webhooks > New" },
    url: "Subscriber URL",
    secret: {
      en: "The field Secret of the same form; make one up.",
      sv: "Fältet Secret i samma formulär; hitta på en.",
    },
    choose: { en: "Event triggers: Meeting ended.", sv: "Event triggers: Meeting ended." },
    test: {
      en: "Ping test shows that the URL is right; then book a time and let it end.",
      sv: "Ping test visar att webbadressen är rätt; boka sedan en tid och låt den ta slut.",
    },
  },
  templates: [
    template({
      id: "ended",
      name: { en: "Meeting ended", sv: "Möte avslutat" },
      when: {
        en: "When the booked time is over (MEETING_ENDED)",
        sv: "När den bokade tiden är slut (MEETING_ENDED)",
      },
      ...person,
      only: { field: "EventType", op: "equals", value: "MEETING_ENDED" },
      sample: sample("MEETING_ENDED"),
    }),
    template({
      id: "created",
      name: { en: "Meeting booked", sv: "Möte bokat" },
      when: { en: "When somebody books (BOOKING_CREATED)", sv: "När någon bokar (BOOKING_CREATED)" },
      ...person,
      only: { field: "EventType", op: "equals", value: "BOOKING_CREATED" },
      sample: sample("BOOKING_CREATED"),
    }),
  ],
  source: {
    url: "https://cal.com/docs/developing/guides/automation/webhooks",
    note: "Whether every version sends MEETING_ENDED in an envelope with payload could not be read: look at your own first request.",
  },
};
