import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline } from "@/lib/deadline";
import { engineRemedy, engineTrouble, expectInngestServer, registeredAddress } from "@/lib/engine";
import { log } from "@/lib/log";
import { callsAreSigned, functionsAddress } from "./driver";
import { wake } from "./wake";

const look = 15_000;

/**
 * Watches whether the Inngest server drives us, and says in the log, once each, when it does not, when it does again, and
 * when it calls another address than this process's.
 * @returns what ends it
 */
export function watchInngestServer(): () => void {
  const address = functionsAddress();
  expectInngestServer(address, systemClock());
  log().info({ address }, `An Inngest server drives this app: register it once, by ${registering(address)}`);
  if (!callsAreSigned())
    log().warn("INNGEST_DEV is set: whoever reaches this address calls the functions, unsigned");
  const tell = teller(address);
  // The database's trouble is told elsewhere.
  const timer = setInterval(() => void withDeadline(tell()).catch(() => {}), look);
  return () => clearInterval(timer);
}

/** How an operator tells an Inngest server of this app. */
function registering(address: string): string {
  return `\`curl -X PUT ${address}\`, under Apps in Inngest's dashboard, or with \`inngest start --sdk-url ${address}\``;
}

/** Says what has changed since it was last asked. */
export function teller(address: string): () => Promise<void> {
  let troubled = false;
  let other: string | null = null;
  return async () => {
    const trouble = await engineTrouble(database(), systemClock());
    if (trouble) {
      // Tells whether the server is there at all, where nothing else was sent to it.
      await wake();
      if (!troubled) await warn();
    } else if (troubled) log().info("The Inngest server drives this app again");
    troubled = trouble !== null;
    const registered = await registeredAddress(database());
    if (registered !== null && registered !== address && registered !== other) {
      const message =
        "The Inngest server calls another address: all processes of a database need one, in front of them all";
      log().warn({ address, registered }, message);
    }
    other = registered;
  };
}

async function warn(): Promise<void> {
  const trouble = await engineTrouble(database(), systemClock());
  if (!trouble) return;
  const { since, cause } = trouble;
  log().warn(
    { since, cause },
    `The engine does not drive this app, and no mail leaves. ${engineRemedy(cause)}`,
  );
}
