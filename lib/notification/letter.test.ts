import { describe, expect, it } from "vitest";
import { failures } from "../failures";
import { composeNotice } from "./compose";
import { noticeLetter } from "./letter";
import { noticeWords } from "./words";

const failure = {
  kind: "sender",
  code: "invalid_type",
  field: "OrderTotal",
  sample: { EmailAddress: "e•••@e•••.com", OrderTotal: "1•••" },
  failuresInARow: 5,
  limit: 10,
};

function source(
  kind: string,
  facts: Record<string, unknown>,
  locale = "en",
  type: "incoming_webhook" | "alert" = "incoming_webhook",
) {
  return {
    notice: { id: "ntc_1", kind: kind as "test", facts, createdAt: new Date("2026-11-24T09:57:00Z") },
    recipient: {
      email: "elias@example.com",
      locale,
      stopToken: "stop",
      createdAt: new Date("2026-11-02T12:00:00Z"),
    },
    automation: { id: "aut_1", name: "After <purchase>", type, workspaceId: "wsp_1" },
    workspace: { name: "Tuva & Ask", timeZone: "Europe/Stockholm" },
    addedBy: { name: "Signe Holm", email: "signe@example.com" },
    appUrl: "https://s.example.com",
    from: "Surveyhook <no-reply@example.com>",
  };
}
const mail = (kind: string, facts: Record<string, unknown>, locale?: string) =>
  composeNotice(source(kind, facts, locale));
const alertMail = (kind: string, facts: Record<string, unknown>, locale?: string) =>
  composeNotice(source(kind, facts, locale, "alert"));

describe("a notice", () => {
  it("tells what failed, how often, a masked sample, what to do, who added the reader and how to stop", async () => {
    const { text, subject } = await mail("halfway", failure);
    expect(subject).toBe("After <purchase>: 5 of 10 requests in a row failed");
    expect(text).toBe(`OrderTotal has a value of the wrong type

5 requests in a row to After <purchase> failed, and none succeeded in between. After 5 more the automation is disabled; requests are then held for 14 days.

5 of 10 failures in a row

Kind: Sender: the data that came in
Latest: 24 Nov, 10:57
Sample: EmailAddress: "e•••@e•••.com"
  OrderTotal: "1•••"

What to do
Send a value of the type the variable has, or map OrderTotal to a text variable. Then replay the runs: nobody gets two invitations.

See the errors:
https://s.example.com/automations/aut_1/errors

-- 
Signe Holm added you as a recipient on 2 November.
You will not get this mail again for the same cause within 24 hours.
Stop receiving these emails: https://s.example.com/stop/stop
`);
  });

  it("carries the headers of an automatic mail that can be stopped with one click", async () => {
    const made = await mail("first_failure", failure);
    expect(made).toMatchObject({
      id: "ntc_1",
      to: "elias@example.com",
      from: "Surveyhook <no-reply@example.com>",
    });
    expect(made.headers).toEqual({
      "Auto-Submitted": "auto-generated",
      "X-Surveyhook-Notice": "first_failure",
      "List-Unsubscribe": "<https://s.example.com/stop/stop>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  it.each([
    ["first_failure", { ...failure, failuresInARow: 1 }, "After <purchase>: a request failed"],
    [
      "first_failure",
      { ...failure, failuresInARow: 3, limit: null },
      "After <purchase>: 3 requests in a row failed",
    ],
    [
      "first_failure",
      { ...failure, kind: "system", code: "mail_auth", failuresInARow: 0 },
      "After <purchase>: an invitation could not be sent",
    ],
    ["first_failure", { ...failure, code: "recipient_refused" }, "After <purchase>: an address was refused"],
    [
      "first_failure",
      { ...failure, kind: "setup", code: "mail_content_refused" },
      "After <purchase>: a mail was refused",
    ],
    [
      "disabled",
      { ...failure, failuresInARow: 10 },
      "After <purchase> is disabled: 10 requests in a row failed",
    ],
    [
      "disabled",
      { ...failure, failuresInARow: 1, limit: 1 },
      "After <purchase> is disabled: a request failed",
    ],
    [
      "silence",
      { hours: 24, lastRequestAt: "2026-11-23T09:00:00.000Z" },
      "After <purchase> has heard nothing for 24 hours",
    ],
    ["test", {}, "Test notice from After <purchase>"],
    ["added", { addedBy: null }, "You get error e-mails from After <purchase>"],
    ["complaints", { complaints: 4, sent: 800 }, "Tuva & Ask: sending is paused after complaints"],
  ])("%s is headed %#", async (kind, facts, subject) => {
    const made = await mail(kind, facts);
    expect(made.subject).toBe(subject);
    expect(made.headers["X-Surveyhook-Notice"]).toBe(kind);
    expect(`${made.subject}${made.text}`).not.toMatch(/\{\w+\}|undefined|null/);
    expect(made.html).not.toContain("<purchase>");
    const swedish = await mail(kind, facts, "sv-SE");
    expect(swedish.subject).not.toBe(subject);
    expect(swedish.text).toContain("Stoppa de här mejlen: https://s.example.com/stop/stop");
    expect(`${swedish.subject}${swedish.text}`).not.toMatch(/\{\w+\}|undefined|null/);
  });

  it("draws a cell a failure up to the limit, and a bar where there would be too many", async () => {
    const cells = (html: string) =>
      [...html.matchAll(/<td[^>]*height:14px[^>]*>/g)].map(([td]) => /width="(\d+%)"/.exec(td)?.[1]);
    expect(cells((await mail("halfway", failure)).html)).toHaveLength(10);
    expect(cells((await mail("halfway", { ...failure, failuresInARow: 250, limit: 1000 })).html)).toEqual([
      "25%",
      "75%",
    ]);
    expect(cells((await mail("disabled", { ...failure, failuresInARow: 1000, limit: 1000 })).html)).toEqual([
      "100%",
    ]);
    expect(noticeLetter(source("first_failure", { ...failure, limit: null })).streak).toBeNull();
  });

  it("has words for every way to fail, in both languages", () => {
    const own = new Set(["invalid_data", "unreadable_body"]);
    for (const locale of ["en", "sv"]) {
      const known = Object.keys(noticeWords(locale).words.causes);
      expect(known).toEqual(expect.arrayContaining(Object.keys(failures).filter((code) => !own.has(code))));
    }
    expect(noticeLetter(source("first_failure", { ...failure, code: "constructor" })).title).toBe(
      "A request could not be processed",
    );
  });

  it("says the same things in both languages", () => {
    const paths = (value: unknown, at = ""): string[] =>
      typeof value === "string"
        ? [
            `${at} ${[...value.matchAll(/\{(\w+)\}/g)]
              .map(([, name]) => name)
              .sort()
              .join(" ")}`,
          ]
        : Object.entries(value as object).flatMap(([key, inner]) => paths(inner, `${at}.${key}`));
    expect(paths(noticeWords("sv").words)).toEqual(paths(noticeWords("en").words));
  });
});

describe("a notice of an automation that posts", () => {
  const facts = { kind: "receiver", code: "receiver_status", field: null, sample: {} };

  it.each([
    ["first_failure", 0, "After <purchase>: the receiver does not take a post"],
    ["first_failure", 1, "After <purchase>: a post failed"],
    ["halfway", 5, "After <purchase>: 5 of 10 posts in a row failed"],
    ["disabled", 10, "After <purchase> is disabled: 10 posts in a row failed"],
  ])("speaks of its receiver: %s after %i", async (kind, failuresInARow, subject) => {
    const made = await alertMail(kind, { ...facts, failuresInARow, limit: 10 });
    expect(made.subject).toBe(subject);
    expect(made.text).toContain("receiver");
    expect(made.text).not.toMatch(/request|invitation/);
    const swedish = await alertMail(kind, { ...facts, failuresInARow, limit: 10 }, "sv");
    expect(swedish.text).toContain("ottagaren");
    expect(swedish.text).not.toMatch(/anrop|inbjud/);
  });

  it.each([
    { kind: "system", code: "mail_unreachable" },
    { kind: "sender", code: "recipient_refused" },
    { kind: "setup", code: "mail_content_refused" },
    { kind: "setup", code: "secret_unopened" },
  ])("speaks of no request and no invitation either where it is $code that failed", async (cause) => {
    const facts = { ...cause, field: null, sample: {}, failuresInARow: 1, limit: 10 };
    const made = await alertMail("first_failure", facts);
    const [lead] = made.text.split("What to do");
    expect(`${made.subject} ${lead}`).not.toMatch(/request|invitation|respondent/i);
    const swedish = await alertMail("first_failure", facts, "sv");
    expect(`${swedish.subject} ${swedish.text.split("Gör så här")[0]}`).not.toMatch(
      /anrop|inbjud|respondent/i,
    );
  });
});
