import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/clock";
import type { Mailer } from "../mail";
import { makeMail } from "../testing/mail";
import { type SmtpDouble, smtpError, startSmtpDouble } from "../testing/smtp-double";
import { smtpMailer } from "./mailer";

let server: SmtpDouble | undefined;
let open: Mailer[] = [];
afterEach(async () => {
  await Promise.all(open.map((mailer) => mailer.close()));
  await server?.close();
  open = [];
  server = undefined;
});

async function start(
  options: Parameters<typeof startSmtpDouble>[0] = {},
  over: { url?: string; rate?: number } = {},
) {
  server = await startSmtpDouble(options);
  const url = over.url ?? server.url;
  const mailer = smtpMailer({ url, host: "s.example.com", rate: over.rate ?? null, clock: systemClock });
  open.push(mailer);
  return mailer;
}
const refusing = (address: string, error: Error): Parameters<typeof startSmtpDouble>[0] => ({
  onRcptTo: (to, _session, done) => (to.address === address ? done(error) : done()),
});
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => makeMail({ id: `inv_${i}`, to: `p${i}@example.com` }));

describe("sending through SMTP", () => {
  it("delivers headers, both parts and letters outside ASCII", async () => {
    const mailer = await start();
    const mail = makeMail({
      replyTo: "reply@example.com",
      subject: "Hur gick det, Åsa 🎄?",
      html: "<p>Hej Åsa</p>",
      text: "Hej Åsa",
    });
    expect(await mailer.send([mail], "bat_1")).toEqual([{ status: "sent", providerId: null }]);
    const [got] = server!.mails;
    expect(got).toMatchObject({
      subject: mail.subject,
      messageId: `<${mail.id}@s.example.com>`,
      from: { value: [{ name: "Tuva & Ask", address: "hej@example.com" }] },
      replyTo: { value: [{ address: "reply@example.com" }] },
      html: mail.html,
      text: mail.text,
      envelopeTo: ["elin@example.com"],
    });
    expect(got!.headers.get("list-unsubscribe") ?? got!.headers.get("list")).toMatchObject({
      unsubscribe: { url: "https://s.example.com/u/tok" },
    });
    expect(Math.abs(got!.date!.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("keeps the Message-ID over attempts", async () => {
    const mailer = await start();
    await mailer.send([makeMail()], "bat_1");
    await mailer.send([makeMail()], "bat_1");
    expect(new Set(server!.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it("gives each mail of a batch its own outcome, over connections that are used again", async () => {
    const mailer = await start(refusing("p7@example.com", smtpError(550, "5.1.1 No such user")));
    const outcomes = await mailer.send(many(60), "bat_1");
    expect(outcomes.map(({ status }) => status)).toEqual(
      many(60).map((_, i) => (i === 7 ? "refused" : "sent")),
    );
    expect(outcomes[7]).toEqual({
      status: "refused",
      code: "recipient_refused",
      message: "550 5.1.1 No such user",
      suppress: true,
    });
    expect(server!.mails).toHaveLength(59);
    expect(server!.sessions()).toBeLessThanOrEqual(20);
  });

  it.each([
    ["550 5.2.2", smtpError(550, "5.2.2 Mailbox full"), { status: "refused", suppress: false }],
    ["550 relay", smtpError(550, "5.7.1 Relaying denied"), { status: "failed", code: "mail_error" }],
    ["450", smtpError(450, "4.2.1 Try again later"), { status: "failed", code: "mail_error" }],
    ["421", smtpError(421, "4.7.0 Service not available"), { status: "failed" }],
    [
      "451 too many",
      smtpError(451, "4.7.1 Too many messages, slow down"),
      { status: "failed", code: "mail_rate_limited" },
    ],
  ])("sorts %s to the recipient", async (_, error, expected) => {
    const mailer = await start(refusing("elin@example.com", error));
    expect(await mailer.send([makeMail()], "bat_1")).toMatchObject([expected]);
  });

  it("takes a 5xx to the sender's address for our own trouble", async () => {
    const mailer = await start({
      onMailFrom: (_from, _session, done) => done(smtpError(553, "5.1.8 Sender refused")),
    });
    expect(await mailer.send([makeMail()], "bat_1")).toMatchObject([
      { status: "failed", code: "mail_error" },
    ]);
  });

  it("fails, to be tried again, when the connection is lost after DATA, and does not send again by itself", async () => {
    let times = 0;
    const mailer = await start({
      onData: (close) => {
        times++;
        close();
        return undefined;
      },
    });
    expect(await mailer.send([makeMail()], "bat_1")).toMatchObject([
      { status: "failed", code: "mail_unreachable" },
    ]);
    expect(times).toBe(1);
  });

  it("names a sign-in that is refused, and does not try it a hundred times", async () => {
    let tries = 0;
    const onAuth: NonNullable<Parameters<typeof startSmtpDouble>[0]>["onAuth"] = (_auth, _session, done) => {
      tries++;
      done(smtpError(535, "5.7.8 Authentication credentials invalid"));
    };
    const quiet = await startSmtpDouble({ onAuth });
    const mailer = await start(
      { onAuth },
      { url: `${quiet.url.replace("//", "//user:wrong@")}?ignoreTLS=true` },
    );
    const outcomes = await mailer.send(many(100), "bat_1");
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: "failed", code: "mail_auth" });
    expect(tries).toBeLessThan(30);
    await expect(mailer.check()).rejects.toThrow("535");
    await mailer.close();
    await quiet.close();
  });

  it("finds no server", async () => {
    const mailer = await start({}, { url: "smtp://127.0.0.1:1" });
    const outcomes = await mailer.send(many(100), "bat_1");
    expect(outcomes).toHaveLength(100);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: "failed", code: "mail_unreachable" });
    await expect(mailer.check()).rejects.toThrow();
  });

  it("signs in and is ready", async () => {
    const plain = await startSmtpDouble({
      onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    });
    const mailer = await start({}, { url: `${plain.url.replace("//", "//user:right%40@")}?ignoreTLS=true` });
    await mailer.check();
    expect(await mailer.send([makeMail()], "bat_1")).toMatchObject([{ status: "sent" }]);
    expect(mailer.where).toBe(plain.url.replace("smtp://", ""));
    await mailer.close();
    await plain.close();
  });

  it("sends no password in clear to a server without STARTTLS, and says so", async () => {
    const heard: string[] = [];
    const plain = await startSmtpDouble({
      onAuth: (auth, _session, done) => {
        heard.push(String(auth.password));
        done(null, { user: auth.username });
      },
    });
    const mailer = await start({}, { url: plain.url.replace("//", "//user:secret@") });
    const [outcome] = await mailer.send([makeMail()], "bat_1");
    expect(outcome).toMatchObject({
      status: "failed",
      code: "mail_unreachable",
      note: "mail_no_starttls",
    });
    await expect(mailer.check()).rejects.toThrow("no STARTTLS");
    expect(heard).toEqual([]);
    expect(plain.mails).toEqual([]);
    await mailer.close();
    await plain.close();
  });

  it("shows the stages of one mail, and where it stops", async () => {
    const mailer = await start();
    const whole = await mailer.attempt(makeMail());
    expect(whole).toMatchObject({
      stages: [
        { name: "found", detail: { address: "127.0.0.1" } },
        { name: "connected", detail: { tls: null } },
        { name: "taken", detail: { answer: expect.stringMatching(/^250/) } },
      ],
      stopped: null,
    });
    expect(server!.mails).toHaveLength(1);
    await server!.close();
    const stopped = await mailer.attempt(makeMail());
    expect(stopped).toMatchObject({ stages: [{ name: "found" }], stopped: { code: "mail_unreachable" } });
  });

  it("keeps to the rate", async () => {
    const mailer = await start({}, { rate: 20 });
    const started = performance.now();
    await mailer.send(many(4), "bat_1");
    expect(performance.now() - started).toBeGreaterThanOrEqual(145);
  });

  it("lets no header begin inside a value", async () => {
    const mailer = await start();
    const nasty = "x\r\nBcc: eve@example.com\r\n\r\nbody";
    await mailer.send(
      [
        makeMail({
          subject: nasty,
          from: `"${nasty}" <hej@example.com>`,
          replyTo: `a@example.com\r\nX-Evil: 1`,
        }),
      ],
      "bat_1",
    );
    const [got] = server!.mails;
    expect(got!.envelopeTo).toEqual(["elin@example.com"]);
    expect([...got!.headers.keys()]).not.toEqual(expect.arrayContaining(["bcc"]));
    expect([...got!.headers.keys()]).not.toContain("x-evil");
    expect(got!.text).toBe("Hej Elin");
  });
});
