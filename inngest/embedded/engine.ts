import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { inngest } from "../client";
import { engineStarted } from "../events";
import { functions as ours } from "../index";
import { onMinutes } from "./crons";
import { listen } from "./listen";
import { type Handler, readFunctions } from "./protocol";
import { type RunOptions, runsOf } from "./run";
import type { Told } from "./send";

/** A timer may go off a little before the clock says so, and what it wakes would find nothing due. */
const timerMarginMs = 5;

export type EmbeddedEngine = {
  /** Takes no new work, lets the steps in hand finish, leaves the rest for whoever looks next. */
  stop(): Promise<void>;
  /** Whether work is being taken: false while the database is away and after a stop. */
  ready(): boolean;
};

/**
 * Drives Inngest functions in this process and remembers nothing: what is due stands in the tables. Events of any process
 * of the database are heard by all; whenever hearing begins, `engine/started` has the functions look at what was missed.
 * @throws Error if a function needs what the engine does not have
 */
export async function startEmbeddedEngine(options: {
  databaseUrl: string;
  functions?: InngestFunction.Any[];
  onEnd?: RunOptions["onEnd"];
}): Promise<EmbeddedEngine> {
  const { databaseUrl, functions = ours, onEnd = tellFailure } = options;
  const handler: Handler = serve({ client: inngest, functions });
  const stopping = new AbortController();
  const { signal } = stopping;
  const given: RunOptions = { handler, retryScale: env().RETRY_SCALE, signal, onEnd };
  const runners = (await readFunctions(handler)).map((config) => ({ ...config, run: runsOf(config, given) }));
  const inHand = new Set<Promise<void>>();
  const due = new Set<string>();

  function start(trigger: "events" | "crons", named: string, name = named): void {
    const event = { id: `${name} ${Date.now()}`, name, data: {}, ts: Date.now() };
    for (const runner of runners.filter((each) => each[trigger].includes(named))) {
      const run = runner.run(event).finally(() => inHand.delete(run));
      inHand.add(run);
    }
  }

  function hear({ id, name, wait }: Told): void {
    const begin = () => start("events", name);
    if (wait === 0) begin();
    else if (!due.has(id)) {
      due.add(id);
      setTimeout(() => due.delete(id) && begin(), wait + timerMarginMs).unref();
    }
  }

  const crons = [...new Set(runners.flatMap((runner) => runner.crons))];
  const endCrons = onMinutes(crons, (pattern) => start("crons", pattern, "inngest/scheduled.timer"));
  const onListening = () => start("events", engineStarted.name);
  const listener = listen(databaseUrl, { onEvent: hear, onListening, signal });
  await listener.tried;

  return {
    ready: () => listener.listening() && !signal.aborted,
    async stop() {
      stopping.abort();
      endCrons();
      await Promise.all([listener.ended, ...inHand]);
    },
  };
}

const tellFailure: RunOptions["onEnd"] = ({ functionId, fault }) => {
  if (fault) log().error({ functionId, fault }, "A run of the engine failed");
};
