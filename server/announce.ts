import { sql } from "drizzle-orm";
import type { Db } from "@/db";
import { users } from "@/db/schema";
import type { Env } from "@/lib/env";
import { log } from "@/lib/log";
import { mailHealth } from "@/lib/mail/health";

/** Says where the app is, how to sign in, and where mail goes: lines for a person, or one for a log. */
export async function announce(db: Db, env: Env): Promise<void> {
  const [{ people } = { people: 0 }] = await db.select({ people: sql<number>`count(*)::int` }).from(users);
  const signIn = people === 0 ? `${env.APP_URL}/first-run` : `${env.APP_URL}/sign-in`;
  const captured = !env.RESEND_API_KEY && !env.SMTP_URL;
  if (!process.stdout.isTTY && env.NODE_ENV === "production") {
    const { trouble } = mailHealth();
    const mail = captured ? "captured" : trouble ? "waits" : "sent";
    log().info({ address: env.APP_URL, signIn, mail }, "Surveyhook is ready");
    return;
  }
  process.stdout.write(`
  Surveyhook is ready at ${env.APP_URL}

  ${people === 0 ? "Create the first account:" : "Sign in:"} ${signIn}
  Mail: ${captured ? `nothing leaves this machine, see ${env.APP_URL}/mail` : `see ${env.APP_URL}/mail`}
  Stop: Ctrl-C
`);
}
