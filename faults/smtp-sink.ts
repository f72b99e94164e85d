import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { smtpError } from "@/lib/mail/testing/smtp-double";

/** How the server behaves at the moment. */
export type SmtpMood = "well" | "busy" | "refusing" | "dropping" | "slow" | "away" | "shut";

export type SmtpSink = { url: string; mood: SmtpMood; close(): Promise<void> };

/** A real SMTP server whose mood can be changed; tells of each mail it has taken, also where its answer is then lost. */
export async function startSmtpSink(
  taken: (to: string, messageId: string, mail: string) => void,
): Promise<SmtpSink> {
  const sink: SmtpSink = {
    url: "",
    mood: "well",
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const cut = (id: string) => {
    const sockets = [...server.connections] as unknown as { id: string; close(): void }[];
    sockets.find((socket) => socket.id === id)?.close();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onConnect: (session, done) => {
      if (sink.mood === "away") cut(session.id);
      else if (sink.mood === "shut") done(smtpError(554, "5.7.0 Access denied"));
      else done();
    },
    onRcptTo: (_, __, done) => {
      if (sink.mood === "busy") done(smtpError(451, "4.3.2 Try again later"));
      else if (sink.mood === "refusing") done(smtpError(552, "5.2.2 Mailbox full"));
      else done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (sink.mood === "away") return cut(session.id);
        if (sink.mood === "slow") await sleep(2000);
        const mail = Buffer.concat(chunks).toString("latin1");
        const messageId = /^message-id: *(\S+)/im.exec(mail)?.[1] ?? "none";
        for (const { address } of session.envelope.rcptTo) taken(address, messageId, mail);
        if (sink.mood === "dropping") cut(session.id);
        else done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return sink;
}
