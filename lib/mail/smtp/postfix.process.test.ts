import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/clock";
import type { Mailer } from "../mail";
import { makeMail } from "../testing/mail";
import { type Postfix, postfixInstalled, startPostfix } from "../testing/postfix";
import { smtpMailer } from "./mailer";

if (!postfixInstalled)
  console.warn("LEFT OUT: Postfix is not installed or this is not root, so no real server is asked.");

let server: Postfix | undefined;
let policy: Server | undefined;
const mailers: Mailer[] = [];
afterEach(async () => {
  await Promise.all(mailers.splice(0).map((mailer) => mailer.close()));
  server?.stop();
  server = undefined;
  policy?.close();
  policy = undefined;
});

function mailer(port: number, { user = "", options = "" } = {}) {
  const url = `smtp://${user}127.0.0.1:${port}${options}`;
  const made = smtpMailer({ url, host: "s.example.com", rate: null, clock: systemClock });
  mailers.push(made);
  return made;
}
const send = async (made: Mailer) => (await made.send([makeMail()], "bat_1"))[0]!;

/** A policy service as Postfix asks it (SMTPD_POLICY_README): one answer to every question. */
async function answering(action: string): Promise<number> {
  policy = createServer((socket) => {
    let asked = "";
    socket.on("error", () => {});
    socket.on("data", (data) => {
      asked += data;
      for (; asked.includes("\n\n"); asked = asked.slice(asked.indexOf("\n\n") + 2))
        socket.write(`action=${action}\n\n`);
    });
  });
  await new Promise<void>((resolve) => policy!.listen(0, "127.0.0.1", resolve));
  const address = policy.address();
  return typeof address === "object" && address ? address.port : 0;
}

describe.runIf(postfixInstalled)("a real Postfix", { timeout: 60_000 }, () => {
  it("takes a mail, over STARTTLS with a certificate of its own where that is allowed", async () => {
    server = await startPostfix({}, { tls: true });
    const strict = mailer(server.port);
    expect(await send(strict)).toMatchObject({
      status: "failed",
      code: "mail_unreachable",
      message: expect.stringMatching(/self-signed certificate/),
    });
    await expect(strict.check()).rejects.toThrow(/self-signed certificate/);
    const lenient = mailer(server.port, { options: "?tls.rejectUnauthorized=false" });
    expect(await send(lenient)).toEqual({ status: "sent", providerId: null });
    expect(await lenient.attempt(makeMail())).toMatchObject({
      stages: [
        { name: "found" },
        { name: "connected", detail: { tls: "TLS 1.3", startTls: true } },
        { name: "taken", detail: { answer: expect.stringMatching(/^250 2\.0\.0 Ok: queued as/) } },
      ],
      stopped: null,
    });
  });

  it("that does not accept the password is trouble of ours, at the look and at the mail", async () => {
    server = await startPostfix({ smtpd_sasl_auth_enable: "yes", smtpd_sasl_path: "smtpd" });
    const made = mailer(server.port, { user: "surveys:wrong@", options: "?ignoreTLS=true" });
    expect(await send(made)).toMatchObject({
      status: "failed",
      code: "mail_auth",
      message: expect.stringMatching(/^5?[34]5 [45]\.7\.[08]/),
    });
    await expect(made.check()).rejects.toThrow(/5 [45]\.7\.[08]/);
    expect(await made.attempt(makeMail())).toMatchObject({
      stages: [{ name: "found" }, { name: "connected" }],
      stopped: { code: "mail_auth" },
    });
  });

  it("without STARTTLS never hears a password", async () => {
    server = await startPostfix({ smtpd_sasl_auth_enable: "yes" });
    const made = mailer(server.port, { user: "surveys:secret@" });
    expect(await send(made)).toMatchObject({ status: "failed", note: "mail_no_starttls" });
  });

  it.each([
    ["DEFER_IF_PERMIT Greylisted, try again later", "failed", "mail_error", /^450 4\.7\.1/],
    ["REJECT Sending quota exceeded, try again tomorrow", "failed", "mail_rate_limited", /^554 5\.7\.1/],
    ["550 5.7.23 SPF fail - not authorized", "failed", "mail_error", /^550 5\.7\.23/],
    ["550 5.1.1 User unknown", "refused", "recipient_refused", /^550 5\.1\.1/],
  ])("whose policy says %s has its answer sorted: %s, %s", async (action, status, code, words) => {
    const port = await answering(action);
    const restrictions = `check_policy_service inet:127.0.0.1:${port}, permit_mynetworks`;
    server = await startPostfix({ smtpd_recipient_restrictions: restrictions });
    const outcome = await send(mailer(server.port));
    expect(outcome).toMatchObject({ status, code, message: expect.stringMatching(words) });
    expect(outcome).toMatchObject({ message: expect.stringContaining("Recipient address rejected") });
  });

  it.each([
    [{ smtpd_sender_restrictions: "reject" }, "failed", "mail_error"],
    [{ smtpd_relay_restrictions: "reject_unauth_destination", mynetworks: "" }, "failed", "mail_error"],
    [{ message_size_limit: "500" }, "refused", "mail_content_refused"],
    [{ smtpd_client_restrictions: "reject", smtpd_delay_reject: "no" }, "failed", "mail_error"],
  ])("with %j: %s, %s", async (settings, status, code) => {
    server = await startPostfix(settings as Record<string, string>);
    expect(await send(mailer(server.port))).toMatchObject({ status, code });
  });
});
