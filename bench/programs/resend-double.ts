import { startResendDouble } from "@/lib/mail/testing/resend-double";

/** A Resend that takes everything, in so many milliseconds a call, and tells its parent of each mail; asked for a model, the last one. */
const latencyMs = Number(process.argv[2]);
let last: unknown;
const double = await startResendDouble({
  latencyMs,
  keep: false,
  onTake: (mail) => {
    last = mail;
    process.send?.({ to: mail.to[0], at: Date.now() });
  },
});
process.on("message", () => process.send?.({ model: last }));
process.send?.({ port: Number(new URL(double.url).port) });
