import { expect, it } from "vitest";
import { makeWorkspace } from "@/db/factories";
import { capturedMails } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { capturedMailer } from "../mail/captured";
import { mailInvite, mailReset } from "./mail-link";

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");

it("is handed to who made it, and kept in a captured mail without its token, in no column", async () => {
  const workspace = await makeWorkspace(db);
  const mailer = capturedMailer({ db, host: "s.example.com", clock: () => now });
  const deps = { mailer, appUrl: "https://s.example.com", from: "a@example.com" };
  const link = { email: "elias@example.com", expiresAt: now, locale: "sv" };
  const invited = { ...link, token: "sOmE-toKen_0", workspace, role: "owner", invitedBy: "Tuva" } as const;
  const invite = await mailInvite(deps, invited);
  const reset = await mailReset(deps, { ...link, token: "oTher-toKen_1", timeZone: "UTC" });
  expect([invite, reset]).toMatchObject([
    { url: "https://s.example.com/invite/sOmE-toKen_0", mailed: false },
    { url: "https://s.example.com/reset/oTher-toKen_1", mailed: false },
  ]);
  const kept = await db.select().from(capturedMails);
  expect(JSON.stringify(kept)).not.toMatch(/toKen/);
  expect(kept.map(({ text }) => /\/(?:invite|reset)\/\S+/.exec(text)?.[0]).sort()).toEqual([
    "/invite/********",
    "/reset/********",
  ]);
});
