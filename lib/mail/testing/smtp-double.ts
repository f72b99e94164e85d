import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A local SMTP server: the mails it took, parsed, and how many conversations there were. */
export type SmtpDouble = {
  url: string;
  mails: (ParsedMail & { envelopeTo: string[] })[];
  sessions: () => number;
  close: () => Promise<void>;
};

/** An error that smtp-server answers with its code. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Starts an SMTP server on loopback. `onData` may end the connection or refuse; a mail it lets pass is kept. */
export async function startSmtpDouble(
  options: Omit<SMTPServerOptions, "onData"> & { onData?: (close: () => void) => Error | undefined } = {},
): Promise<SmtpDouble> {
  const mails: SmtpDouble["mails"] = [];
  let sessions = 0;
  const { onData, ...rest } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    ...rest,
    onConnect: (session, done) => {
      sessions++;
      if (rest.onConnect) rest.onConnect.call(server, session, done);
      else done();
    },
    onData: (stream, session, done) => {
      simpleParser(stream, (error, parsed) => {
        const sockets = [...server.connections] as unknown as { id: string; close(): void }[];
        const close = () => sockets.find(({ id }) => id === session.id)?.close();
        const refusal = error ?? onData?.(close);
        if (refusal) return done(refusal as Error);
        mails.push({ ...parsed, envelopeTo: session.envelope.rcptTo.map(({ address }) => address) });
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    sessions: () => sessions,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
