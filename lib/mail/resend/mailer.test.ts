import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeMail } from "../testing/mail";
import { type ResendDouble, startResendDouble } from "../testing/resend-double";
import { resendMailer } from "./mailer";

const a = makeMail({ id: "inv_a", to: "a@example.com" });
const b = makeMail({ id: "inv_b", to: "b@example.com" });
const bad = makeMail({ id: "inv_bad", to: "bad@example" });
const limited = { statusCode: 429, name: "rate_limit_exceeded", message: "Too many requests." };

let double: ResendDouble;
beforeEach(async () => {
  double = await startResendDouble();
});
afterEach(() => double.close());
const mailer = (over: Partial<Parameters<typeof resendMailer>[0]> = {}) =>
  resendMailer({
    key: "re_test",
    baseUrl: double.url,
    host: "s.example.com",
    rate: 1000,
    ...over,
  });

describe("sending through Resend", () => {
  it("hands a batch over in one call, under the batch's id, with stable Message-IDs", async () => {
    const outcomes = await mailer().send([a, { ...b, replyTo: "reply@example.com" }], "bat_1");
    expect(outcomes).toEqual(double.mails.map(({ id }) => ({ status: "sent", providerId: id })));
    expect(double.calls).toHaveLength(1);
    expect(double.calls[0]).toMatchObject({
      path: "/emails/batch",
      key: "bat_1",
      authorization: "Bearer re_test",
    });
    expect(double.mails[1]).toMatchObject({
      from: b.from,
      to: ["b@example.com"],
      reply_to: "reply@example.com",
      subject: b.subject,
      headers: { "Message-ID": "<inv_b@s.example.com>", "List-Unsubscribe": "<https://s.example.com/u/tok>" },
      tags: [{ name: "mail", value: "inv_b" }],
    });
  });

  it("sends nothing twice when the answer to a batch was lost", async () => {
    double.next("drop after taking");
    const [first] = await mailer().send([a, b], "bat_1");
    expect(first).toMatchObject({ status: "failed", code: "mail_unreachable" });
    const again = await mailer().send([a, b], "bat_1");
    expect(again.map(({ status }) => status)).toEqual(["sent", "sent"]);
    expect(double.mails).toHaveLength(2);
  });

  it("takes a batch for sent that was accepted before with other mails in it", async () => {
    double.next("drop after taking");
    await mailer().send([a, b], "bat_1");
    expect(await mailer().send([a], "bat_1")).toEqual([{ status: "sent", providerId: null }]);
    expect(double.mails).toHaveLength(2);
  });

  it("hands a mail that is its own batch over alone, and once, although the answer was lost", async () => {
    double.next("drop after taking");
    await mailer().send([a], a.id);
    expect(await mailer().send([a], a.id)).toMatchObject([{ status: "sent" }]);
    expect(double.calls.map(({ path, key }) => [path, key])).toEqual(Array(2).fill(["/emails", "inv_a"]));
    expect(double.mails).toHaveLength(1);
  });

  it("gives up a call that hangs, meanwhile sends others, and sends nothing twice afterwards", async () => {
    const resend = mailer({ timeoutMs: 300 });
    double.next("hang");
    const hanging = resend.send([a], "bat_1");
    expect(await resend.send([b], "bat_2")).toMatchObject([{ status: "sent" }]);
    expect(await hanging).toMatchObject([{ status: "failed", code: "mail_unreachable", message: "" }]);
    expect(await resend.send([a], "bat_1")).toMatchObject([{ status: "sent" }]);
    expect(double.mails).toHaveLength(2);
  });

  it("refuses only the bad address of a batch", async () => {
    const outcomes = await mailer().send([a, bad, b], "bat_1");
    expect(outcomes.map(({ status }) => status)).toEqual(["sent", "refused", "sent"]);
    expect(outcomes[2]).toEqual({ status: "sent", providerId: double.mails[1]!.id });
    expect(double.calls).toHaveLength(1);
  });

  it("goes mail by mail, each under its own id, where a batch is refused as a whole", async () => {
    await double.close();
    double = await startResendDouble({ strictOnly: true });
    const resend = mailer();
    const outcomes = await resend.send([a, bad, b], "bat_1");
    expect(outcomes.map(({ status }) => status)).toEqual(["sent", "refused", "sent"]);
    expect(double.calls.map(({ path, key }) => [path, key])).toEqual([
      ["/emails/batch", "bat_1"],
      ["/emails", "inv_a"],
      ["/emails", "inv_bad"],
      ["/emails", "inv_b"],
    ]);
    await resend.send([a, b], "bat_1");
    expect(double.mails).toHaveLength(2);
  });

  it("stops asking mail by mail once the provider asks to slow down", async () => {
    double.next({ status: 422, body: {} }, { status: 429, body: limited, headers: { "retry-after": "7" } });
    const outcomes = await mailer().send([a, b, bad], "bat_1");
    expect(outcomes).toEqual(
      [a, b, bad].map(() => ({
        status: "failed",
        code: "mail_rate_limited",
        message: limited.message,
        retryAfterMs: 7000,
      })),
    );
    expect(double.calls).toHaveLength(2);
  });

  it.each([
    [
      "429 with Retry-After",
      { status: 429, body: limited, headers: { "retry-after": "3" } },
      "mail_rate_limited",
      3000,
    ],
    ["429 without", { status: 429, body: {} }, "mail_rate_limited", undefined],
    [
      "429 with a date",
      {
        status: 429,
        headers: { date: "Tue, 24 Nov 2026 08:00:00 GMT", "retry-after": "Tue, 24 Nov 2026 08:01:00 GMT" },
      },
      "mail_rate_limited",
      60000,
    ],
    ["401", { status: 401, body: { name: "missing_api_key" } }, "mail_auth", undefined],
    [
      "403",
      { status: 403, body: { name: "validation_error", message: "The domain is not verified." } },
      "mail_auth",
      undefined,
    ],
    [
      "a repeat while the first is in hand",
      { status: 409, body: { name: "concurrent_idempotent_requests" } },
      "mail_error",
      undefined,
    ],
    ["a bad key", { status: 400, body: { name: "invalid_idempotency_key" } }, "mail_error", undefined],
    ["500", { status: 500, body: "no JSON object" }, "mail_error", undefined],
    [
      "an error that names no status",
      { status: 429, body: { statusCode: null }, headers: { "retry-after": "3" } },
      "mail_error",
      3000,
    ],
    [
      "a way to somewhere else",
      { status: 307, headers: { location: "/emails" } },
      "mail_unreachable",
      undefined,
    ],
    ["503 with Retry-After", { status: 503, headers: { "retry-after": "2" } }, "mail_error", 2000],
  ] as const)("fails the whole batch, to be tried again, on %s", async (_, answer, code, retryAfterMs) => {
    double.next(answer);
    const outcomes = await mailer().send([a, b], "bat_1");
    expect(outcomes).toHaveLength(2);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: "failed", code });
    expect((outcomes[0] as { retryAfterMs?: number }).retryAfterMs).toBe(retryAfterMs);
    expect(double.mails).toEqual([]);
  });

  it("fails, to be tried again, where nobody answers", async () => {
    double.next("drop");
    expect(await mailer().send([a], "bat_1")).toMatchObject([{ status: "failed", code: "mail_unreachable" }]);
    expect(await mailer({ baseUrl: "http://127.0.0.1:1" }).send([a], "bat_1")).toMatchObject([
      { status: "failed", code: "mail_unreachable", message: "connect ECONNREFUSED 127.0.0.1:1" },
    ]);
    const overTls = double.url.replace("http:", "https:");
    expect(await mailer({ baseUrl: overTls }).send([a], "bat_1")).toMatchObject([
      { status: "failed", code: "mail_unreachable", message: expect.stringContaining("SSL") },
    ]);
  });

  it("fails, and does not throw, with a key that no header can hold", async () => {
    expect(await mailer({ key: "re_\u2028" }).send([a], "bat_1")).toMatchObject([{ status: "failed" }]);
  });

  it("keeps the rate: mails a second where one is set", async () => {
    const started = performance.now();
    const resend = mailer({ rate: 20 });
    await resend.send([a, b], "bat_1");
    await resend.send([{ ...a, id: "inv_c" }], "bat_2");
    expect(performance.now() - started).toBeGreaterThanOrEqual(95);
  });

  it("is ready while Resend answers and accepts the key", async () => {
    await mailer().check();
    double.next({ status: 401, body: { name: "restricted_api_key" } });
    await mailer().check();
    await expect(mailer({ key: "re_wrong" }).check()).rejects.toThrow("Resend does not accept the API key.");
    await expect(mailer({ baseUrl: "http://127.0.0.1:1" }).check()).rejects.toThrow(
      "Resend cannot be reached.",
    );
  });
});
