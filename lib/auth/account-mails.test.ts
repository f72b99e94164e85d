import { expect, it } from "vitest";
import { composeMemberInvite, composeReset } from "./account-mails";

const mail = {
  id: "mal_1",
  to: "elias@example.com",
  locale: "sv",
  url: "https://s.example.com/reset/abc",
  expiresAt: new Date("2026-11-24T09:57:00Z"),
  timeZone: "Europe/Stockholm",
  from: "Surveyhook <no-reply@example.com>",
};

it("sends a link to choose a new password", async () => {
  const reset = await composeReset(mail);
  expect(reset).toMatchObject({
    id: "mal_1",
    workspaceId: null,
    to: mail.to,
    headers: { "Auto-Submitted": "auto-generated" },
  });
  expect(reset.html).toContain('href="https://s.example.com/reset/abc"');
  expect(reset.text).toBe(`Välj ett nytt lösenord

Någon bad om ett nytt lösenord för elias@example.com på s.example.com. Välj det här.

Välj lösenord:
https://s.example.com/reset/abc

-- 
Länken fungerar en gång, till 24 nov. 10:57.
Om du inte väntade dig det här mejlet kan du bortse från det: inget händer.
`);
});

it("invites a member, names who asks, and lets no name of theirs begin a header", async () => {
  const workspace = { id: "wsp_1", name: "Tuva\r\nBcc: eve@example.com" };
  const invite = await composeMemberInvite({
    ...mail,
    locale: "en",
    workspace,
    invitedBy: "Signe",
    role: "admin",
  });
  expect(invite.subject).toBe("Signe invites you to Tuva Bcc: eve@example.com on Surveyhook");
  expect(invite.workspaceId).toBe("wsp_1");
  expect(invite.text).toContain("as administrator");
  const nameless = await composeMemberInvite({
    ...mail,
    locale: "en",
    workspace,
    invitedBy: null,
    role: "viewer",
  });
  expect(nameless.text).toContain("An administrator invites you");
});
