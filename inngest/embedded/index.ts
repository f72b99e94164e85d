import { inngest } from "../client";
import { engineStarted } from "../events";
import { functions } from "../index";
import { type EmbeddedEngine, startEngine } from "./engine";

/**
 * Starts the embedded engine with the product's functions, and has it look at once for what fell due meanwhile.
 * DATABASE_URL must name the same database.
 * @throws Error if the database cannot be reached
 */
export async function startEmbeddedEngine(options: {
  databaseUrl: string;
  concurrency?: number;
}): Promise<EmbeddedEngine> {
  const engine = await startEngine({ ...options, functions });
  await inngest.send(engineStarted.create({}));
  return engine;
}
