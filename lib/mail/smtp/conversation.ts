import { lookup } from "node:dns/promises";
import type { TLSSocket } from "node:tls";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SmtpTarget } from "@/lib/smtp-url";
import type { MailStage } from "../mail";

/** How nodemailer is to reach the server. A certificate is judged by the name in the URL. */
export function connectionOptions(target: SmtpTarget, patienceMs: number) {
  const { host, port, secure, requireTLS, ignoreTLS, verifyCertificate } = target;
  return {
    ...{ host, port, secure, requireTLS, ignoreTLS },
    tls: { rejectUnauthorized: verifyCertificate },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    dnsTimeout: patienceMs,
  };
}

/**
 * One conversation with the server, outside the pool, and each stage of it as it is passed: the name is found, the
 * connection stands, the sign-in is taken, the mail is taken.
 * @param options.mail as nodemailer composes it; without one, the conversation ends before it
 * @param options.patienceMs for the whole of it
 * @throws what nodemailer throws, at the stage that fails
 */
export async function converse(
  target: SmtpTarget,
  options: { signIn: boolean; mail?: MailComposer.Options; patienceMs: number },
  passed: (stage: MailStage) => void = () => {},
): Promise<void> {
  const { signIn, mail, patienceMs } = options;
  const began = performance.now();
  const pass = (name: MailStage["name"], detail: MailStage["detail"]) =>
    passed({ name, ms: Math.round(performance.now() - began), detail });
  const connection = new SMTPConnection({
    ...connectionOptions(target, patienceMs),
    socketTimeout: patienceMs,
  });
  let fail: (error: Error) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => {});
  connection.on("error", fail);
  const timer = setTimeout(() => {
    fail(Object.assign(new Error(""), { code: "ETIMEDOUT" }));
    connection.close();
  }, patienceMs);
  const until = <T>(work: (done: (error?: Error | null, value?: T) => void) => void): Promise<T> =>
    Promise.race([
      new Promise<T>((resolve, reject) =>
        work((error, value) => (error ? reject(error) : resolve(value as T))),
      ),
      failure,
    ]);
  try {
    const address = await Promise.race([lookup(target.host), failure]);
    pass("found", { host: target.host, address: address.address });
    await until<void>((done) => connection.connect((error) => done(error)));
    pass("connected", { port: target.port, ...tlsOf(connection, target.secure) });
    if (signIn && target.auth) {
      const { auth } = target;
      await until<unknown>((done) => connection.login(auth, done));
      pass("signed_in", { user: auth.user });
    }
    if (mail) {
      const message = new MailComposer(mail).compile();
      const envelope = message.getEnvelope();
      const info = await until<SMTPConnection.SentMessageInfo>((done) =>
        connection.send({ from: envelope.from || "", to: envelope.to }, message.createReadStream(), done),
      );
      pass("taken", { answer: info.response });
    }
    connection.quit();
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

function tlsOf(connection: SMTPConnection, secure: boolean): MailStage["detail"] {
  // Not part of the library's surface: where a later version hides it, the stage says less.
  const socket = (connection as unknown as { _socket?: Partial<TLSSocket> })._socket;
  if (!connection.secure) return { tls: null };
  const version = socket?.getProtocol?.() ?? "";
  const until = Date.parse(socket?.getPeerCertificate?.()?.valid_to ?? "");
  return {
    tls: version.replace("TLSv", "TLS ") || "TLS",
    startTls: !secure,
    ...(Number.isNaN(until) ? {} : { certificateUntil: new Date(until).toISOString() }),
  };
}
