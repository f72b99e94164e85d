import { log } from "@/lib/log";
import { inngest } from "../client";
import { engineStarted } from "../events";
import { faultOf } from "../fault";
import { functions } from "../index";
import { type EmbeddedEngine, startEngine } from "./engine";

/**
 * Starts the embedded engine with the product's functions, and has it look for what fell due meanwhile: at
 * once, and whenever the database was away and is back.
 * DATABASE_URL must name the same database.
 * @throws Error if the database cannot be reached
 */
export async function startEmbeddedEngine(options: {
  databaseUrl: string;
  concurrency?: number;
}): Promise<EmbeddedEngine> {
  return startEngine({ ...options, functions, onReturn: () => void tell() });
}

async function tell(): Promise<void> {
  try {
    await inngest.send(engineStarted.create({}));
  } catch (error) {
    log().warn({ fault: faultOf(error) }, "The engine's first look was lost; the sweep will make up for it");
  }
}
