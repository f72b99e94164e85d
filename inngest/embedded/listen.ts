import { setTimeout as sleep } from "node:timers/promises";
import { openClient } from "@/db";
import { withDeadline } from "@/lib/deadline";
import { log } from "@/lib/log";
import { faultOf } from "../fault";
import { channel, type Told } from "./send";

/** A line that died without a word is found so soon. */
const beatMs = 5_000;
const againMs = 250;

export type Listener = {
  /** Whether events are heard now. */
  listening(): boolean;
  /** Resolves when the first try has gone well or ill. */
  tried: Promise<void>;
  /** Resolves when the connection is closed, after `signal`. */
  ended: Promise<void>;
};

/**
 * Hears of events over a connection of its own, which is opened anew whenever it is lost.
 * @param options.onListening called whenever it begins to hear: what was told before was not heard. Must not throw
 */
export function listen(
  url: string,
  options: { onEvent: (event: Told) => void; onListening: () => void; signal: AbortSignal },
): Listener {
  const { onEvent, onListening, signal } = options;
  let listening = false;
  let waits = false;
  let tried = () => {};
  const firstTry = new Promise<void>((resolve) => (tried = resolve));

  /** Holds one connection until it is lost, or the signal comes. */
  async function hold(): Promise<void> {
    const lost = new AbortController();
    const over = AbortSignal.any([signal, lost.signal]);
    const client = openClient(url, {
      max: 1,
      max_lifetime: null,
      connection: { application_name: "surveyhook-engine" },
      onclose: () => lost.abort(),
      onnotify: (_, payload) => onEvent(JSON.parse(payload)),
    });
    over.addEventListener("abort", () => void client.end({ timeout: 0 }).catch(() => {}));
    try {
      while (!over.aborted) {
        // Once is enough for the server; each further time shows that it is still there.
        await withDeadline(client.unsafe(`listen ${channel}`), beatMs);
        if (!listening && !over.aborted) {
          listening = true;
          waits = false;
          onListening();
        }
        tried();
        await sleep(beatMs, undefined, { signal: over }).catch(() => {});
      }
    } finally {
      listening = false;
      lost.abort();
    }
  }

  async function attend(): Promise<void> {
    while (!signal.aborted) {
      await hold().catch((error) => {
        log()[waits ? "debug" : "warn"]({ fault: faultOf(error) }, "The engine waits for the database");
        waits = true;
      });
      tried();
      await sleep(againMs, undefined, { signal }).catch(() => {});
    }
  }

  return { listening: () => listening, tried: firstTry, ended: attend() };
}
