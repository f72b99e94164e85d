import { connect } from "@/db";
import { systemClock } from "@/lib/clock";
import { hookProcess } from "@/lib/delivery/hook/process";
import { env } from "@/lib/env";
import { logEverything } from "../log-everything";
import { takingAnswers } from "./answers";
import { bounded } from "./bounded";
import { hookDoor } from "./door";
import { entrance } from "./entrance";
import { toPages } from "./pages";
import { parent } from "./parent";
import { startServer } from "./server";

/**
 * The front, a process of its own that takes every connection: answers hooks and takes surveys' answers itself and
 * hands the rest to the pages, so that no page and no mail stands in their way. It lives and dies with the process that started it.
 */
logEverything();
const { HOST: host, PORT: port } = env();
const databaseUrl = process.env.DATABASE_URL!;
const db = connect(databaseUrl, 4);
const link = parent();
const hooks = hookProcess(db, databaseUrl, env().APP_URL, link.wake, link.tell);
const isHook = hookDoor(hooks);
const pages = toPages(process.env.PAGES_SOCKET!);
const answers = { db, clock: systemClock, appUrl: env().APP_URL, wakePosts: link.wakePosts };
const page = bounded(env(), takingAnswers(answers, pages));

try {
  const server = await startServer({
    listen: { host, port },
    handle: entrance(env(), (request, response) => {
      if (!isHook(request, response)) page(request, response);
    }),
  });
  link.ready(async () => {
    await server.close();
    await hooks.close();
    await db.$client.end({ timeout: 2 });
  });
} catch (error) {
  link.failed(error as Error);
}
