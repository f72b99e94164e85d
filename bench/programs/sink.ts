import { SMTPServer } from "smtp-server";

/** An SMTP server that takes everything and tells its parent when each mail was whole, and for whom. */
let taken = 0;
const watched = process.argv.includes("--each");
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  logger: false,
  onData(stream, session, done) {
    stream.resume();
    stream.on("end", () => {
      taken++;
      if (watched) process.send?.({ to: session.envelope.rcptTo[0]?.address, at: Date.now() });
      done();
    });
  },
});
server.on("error", () => {});
const listening = server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (listening.address() as { port: number }).port });
});
process.on("message", (message) => {
  if (message === "count") process.send?.({ taken });
});
