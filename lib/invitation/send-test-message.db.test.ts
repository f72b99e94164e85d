import { expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import type { Mail, Mailer } from "../mail/mailer";
import { noSurvey } from "./message-preview";
import { sendTestMessage } from "./send-test-message";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
const sent: Mail[] = [];
const mailer: Mailer = {
  name: "captured",
  where: "a list",
  check: async () => {},
  attempt: async () => ({ stages: [], stopped: null }),
  close: async () => {},
  send: async (mails) => {
    sent.push(...mails);
    return mails.map(() => ({ status: "sent", providerId: null }));
  },
};
const send = (userId: string, at = now) =>
  sendTestMessage(db, mailer, userId, {
    to: "signe@example.com",
    locale: "sv",
    language: "en",
    content: { en: { subject: "Hi", body: "{{surveyLink}}" } },
    replyTo: null,
    survey: noSurvey("wsp_1", "Tuva & Ask"),
    workspace: { id: "wsp_1", name: "Tuva & Ask" },
    appUrl: "https://s.example.com",
    from: "hej@example.com",
    now: at,
  });

it("sends a message's test to one person ten times in ten minutes, however many are asked for at once", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 30 }, () => send("usr_1")));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  await expect(send("usr_1")).rejects.toMatchObject({ code: "rate_limited" });
  expect(await send("usr_2")).toMatchObject({ status: "sent" });
  expect(await send("usr_1", new Date(now.getTime() + 600_000))).toMatchObject({ status: "sent" });
  expect(sent).toHaveLength(12);
});
