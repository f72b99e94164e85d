import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { connectionLostAt, database } from "@/db";
import { checkServer } from "@/db/check-server";
import { readDatabaseUrl } from "@/db/connection-url";
import { startEmbeddedPostgres } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { replaceUnknownTimeZones } from "@/db/time-zones";
import { usesInngestServer } from "@/inngest/driver";
import { startEmbeddedEngine } from "@/inngest/embedded/engine";
import { wake } from "@/inngest/wake";
import { watchInngestServer } from "@/inngest/watch";
import { ensureAdmin } from "@/lib/auth/first-admin";
import { countUnopened, sealSecrets } from "@/lib/automation/seal-secrets";
import { systemClock } from "@/lib/clock";
import type { Env } from "@/lib/env";
import { watchMail } from "@/lib/invitation/watch-mail";
import { log } from "@/lib/log";
import { mailer } from "@/lib/mail/mailer";
import { processState } from "@/lib/readiness";
import { watchTallies } from "@/lib/tally/watch";
import { postsSettled } from "@/lib/worker/posts/post-due";
import { announce } from "./announce";
import { startFront } from "./front";
import { logEverything } from "./log-everything";
import { whileReached } from "./pages/away";
import { startPages } from "./pages/pages";

/** For a job in hand, such as a mail that is being handed over; what takes longer is taken up again once its lease is over. */
const engineStopMs = 15_000;
/** The start waits so long for the mail server, to say at once how it is; a silent one is told of later. */
const firstLookMs = 3_000;

/**
 * Starts the parts one after the other.
 * @param options.opened is given what closes each part
 * @param options.signal stops the start between two parts
 */
export async function start(options: {
  root: string;
  dev: boolean;
  env: Env;
  signal: AbortSignal;
  opened: (close: () => Promise<void>) => void;
}): Promise<void> {
  const { root, dev, env, signal, opened } = options;
  if (!dev) logEverything();

  if (!env.DATABASE_URL) {
    const server = await startEmbeddedPostgres(env.DATA_DIR);
    opened(() => server.stop());
    process.env.DATABASE_URL = server.url;
  }
  const databaseUrl = process.env.DATABASE_URL!;
  const db = database();
  opened(() => db.$client.end({ timeout: 2 }));
  signal.throwIfAborted();
  if (env.DATABASE_URL) await checkServer(db);
  for (const parameter of readDatabaseUrl(databaseUrl).ignored)
    log().warn({ parameter }, "DATABASE_URL has a parameter that PostgreSQL does not know; it is ignored");
  await migrate(db);
  for (const timeZone of await replaceUnknownTimeZones(db))
    log().warn({ timeZone }, "The database does not know a workspace's time zone: it counts in UTC now");
  await sealSecrets(db);
  const unopened = await countUnopened(db);
  if (unopened > 0)
    log().warn(
      { automations: unopened },
      "AUTH_SECRET is not the one that secrets of automations were sealed under: their signed requests are refused, and their channels are not told, until it is back, or the secrets are given anew",
    );
  await ensureAdmin(db, env, new Date());
  // Made now, so that what is odd about the mail settings is said at the start.
  mailer();
  opened(() => mailer().close());
  signal.throwIfAborted();

  const pages = await startPages({ root, dev, env });
  opened(() => pages.close());
  signal.throwIfAborted();

  if (usesInngestServer()) {
    const unwatch = watchInngestServer();
    opened(async () => unwatch());
  } else {
    const engine = await startEmbeddedEngine({ databaseUrl });
    processState().engine = engine;
    // What is on its way to a receiver is settled before the database is left.
    opened(() => within(engineStopMs, engine.stop().then(postsSettled)));
  }

  const unwatchTallies = watchTallies({ db, clock: systemClock, logger: log() });
  opened(async () => unwatchTallies());

  const mail = watchMail({ db, mailer: mailer(), clock: systemClock, wake, logger: log() });
  opened(async () => mail.stop());

  const front = await startFront({
    root,
    dev,
    env,
    handle: whileReached({ reach: () => db.execute(sql`select 1`), lostAt: connectionLostAt }, pages.handle),
  });
  opened(() => {
    processState().stopping = true;
    return front.close();
  });
  await Promise.race([mail.first, sleep(firstLookMs, null, { ref: false })]);
  await announce(db, env);
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, over]).finally(() => clearTimeout(timer));
}
