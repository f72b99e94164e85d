import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "./embedded";
import { connect } from "./index";
import { migrate } from "./migrate";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** Starts one throwaway PostgreSQL for all database tests, with the migrated database that each file clones. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "surveyhook-test-"));
  const cluster = await startEmbeddedPostgres(folder, { durable: false, database: "template" });
  const db = connect(cluster.url, 2);
  await migrate(db);
  await db.$client.end();
  project.provide("templateUrl", cluster.url);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
