import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, expect, test } from "vitest";
import { composeMemberInvite, composeReset } from "../auth/account-mails";
import { headersOf } from "../mail/headers";
import type { Mail } from "../mail/mail";
import { composeNotice } from "../notification/compose";
import { composeTestMail } from "../notification/compose-test-mail";
import { composeInvitation } from "./compose";
import { noSurvey } from "./message-preview";
import { composeTestMessage } from "./send-test-message";

const program = "/usr/bin/spamassassin";
const installed = existsSync(program);
if (!installed) console.warn("LEFT OUT: SpamAssassin is not installed, so no mail is judged by it.");

const folder = mkdtempSync(join(tmpdir(), "surveyhook-mails-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const question = {
  key: "nps",
  type: "nps",
  required: true,
  title: { en: "Would you?", sv: "Skulle du?" },
} as const;
const workspace = { id: "wsp_1", name: "Tuva & Ask", timeZone: "Europe/Stockholm" };
const recipient = { email: "elias@example.com", locale: "en", stopToken: "stop", createdAt: new Date(0) };
const from = "Surveyhook <hello@tuva-ask.example.com>";
const appUrl = "https://surveys.tuva-ask.example.com";
const failure = {
  ...{ kind: "sender", code: "invalid_type", field: "OrderTotal", sample: { OrderTotal: "1•••" } },
  ...{ failuresInARow: 5, limit: 10 },
};
const invitation = (language: string, body: string) =>
  composeInvitation({
    message: {
      content: { [language]: { subject: "How was it, {{firstName|friend}}?", body } },
      replyTo: "hello@tuva-ask.example.com",
    },
    survey: { ...noSurvey("wsp_1", "After purchase"), languages: ["en", "sv"], questions: [question] },
    respondent: {
      ...{ email: "elin@example.com", firstName: "Elin", lastName: null, language },
      ...{ variables: {}, token: "tok_0123456789abcdefghij" },
    },
    invitation: { id: "inv_01kb3xj5e8fq2v7m9c4d6g8h0j", email: "elin@example.com" },
    ...{ workspace, appUrl, from },
  });
const account = (locale: string) => ({
  ...{ id: "mal_1", to: "signe@example.com", locale, url: `${appUrl}/reset/token`, from },
  ...{ expiresAt: new Date(0), timeZone: "UTC", token: "token" },
});
const notice = (kind: string, facts: Record<string, unknown>) =>
  composeNotice({
    notice: { id: "ntc_1", kind: kind as "test", facts, createdAt: new Date(0) },
    ...{ recipient, workspace, appUrl, from, addedBy: null },
    automation: { id: "aut_1", name: "After purchase", type: "incoming_webhook", workspaceId: "wsp_1" },
  });

const mails: Record<string, () => Promise<Mail>> = {
  invitation: () =>
    invitation("en", "Hello {{firstName|there}}\n\n[Answer three questions]({{surveyLink}})\n\nThank you!"),
  "first question": () =>
    invitation("sv", "Hej!\n\n{{firstQuestion}}\n\n[Svara]({{surveyLink}})\n\nTack för hjälpen!"),
  "failure notice": () => notice("halfway", failure),
  "disabled notice": () => notice("disabled", failure),
  "added notice": () => notice("added", { addedBy: null }),
  "test notice": () => notice("test", {}),
  "silence notice": () => notice("silence", { hours: 24, lastRequestAt: "2026-11-24T10:00:00.000Z" }),
  "complaints notice": () => notice("complaints", { complaints: 6, sent: 1000 }),
  "new password": () => composeReset(account("sv")),
  "member invitation": () =>
    composeMemberInvite({ ...account("en"), workspace, invitedBy: "Signe Holm", role: "admin" }),
  "message test": () =>
    composeTestMessage("mal_2", {
      content: {
        en: { subject: "How was it, {{firstName|friend}}?", body: "[Answer]({{surveyLink}})\n\nThank you!" },
      },
      ...{ to: "signe@example.com", locale: "en", language: "en", replyTo: null },
      ...{ survey: noSurvey("wsp_1", "After purchase"), workspace, appUrl, from, now: new Date(0) },
    }),
  "test mail": () =>
    composeTestMail({
      to: "signe@example.com",
      locale: "en",
      workspace,
      where: "smtp.example.com",
      appUrl,
      from,
    }),
};

/** Rules that tell of how this test hands a mail over, or that every HTML mail meets for nothing. */
const harmless = /^(?:NO_RELAYS|NO_RECEIVED|HTML_MESSAGE|ALL_TRUSTED|TVD_RCVD_SINGLE|DKIM_.*|SPF_.*)$/;

test.runIf(installed).each(Object.entries(mails))(
  "SpamAssassin finds nothing in the content of the %s",
  async (name, compose) => {
    const { secret: _secret, ...mail } = await compose();
    const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
    const { message } = await transport.sendMail({
      ...mail,
      headers: headersOf(mail),
      replyTo: mail.replyTo ?? undefined,
      messageId: `<${mail.id}@surveys.tuva-ask.example.com>`,
    });
    const file = join(folder, `${name}.eml`);
    writeFileSync(file, message as Buffer);
    const judged = execFileSync(program, ["-L", "-t", file], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [, tests = ""] =
      /^X-Spam-Status:[\s\S]*?tests=([A-Z0-9_,\s]*?)\s*(?:autolearn|version)/m.exec(judged) ?? [];
    const rules = tests.split(/[,\s]+/).filter((rule) => rule && rule !== "none");
    expect(judged).toMatch(/^X-Spam-Status: /m);
    expect(rules.filter((rule) => !harmless.test(rule))).toEqual([]);
  },
  60_000,
);
