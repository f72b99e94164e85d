import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { runInNewContext } from "node:vm";

const manifest = "_client-reference-manifest.js";

type Manifest = { entryJSFiles?: Record<string, string[]> };

/**
 * How much script a page of a build asks for before it can be used, as the build says it: without what is loaded later.
 * @param build the folder of the build
 * @returns kB, compressed with brotli, by the page's route
 */
export function firstLoads(build: string): Map<string, number> {
  const { rootMainFiles } = JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8")) as {
    rootMainFiles: string[];
  };
  const app = join(build, "server", "app");
  const pages = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(`page${manifest}`),
  );
  return new Map(
    pages.map((name) => {
      const files = Object.values(manifestOf(join(app, name)).entryJSFiles ?? {}).flat();
      const bytes = [...new Set([...rootMainFiles, ...files])].reduce(
        (sum, file) => sum + packed(build, file),
        0,
      );
      const route = relative(app, join(app, name))
        .replace(/\(\w+\)\//g, "")
        .replace(`/page${manifest}`, "");
      return [`/${route}`, Math.round(bytes / 1000)];
    }),
  );
}

/** Next writes it as a script that leaves it in a global. */
function manifestOf(file: string): Manifest {
  const left: { __RSC_MANIFEST?: Record<string, Manifest> } = {};
  runInNewContext(readFileSync(file, "utf8"), { globalThis: left });
  return Object.values(left.__RSC_MANIFEST ?? {})[0] ?? {};
}

function packed(build: string, file: string): number {
  const brotli = join(build, `${file}.br`);
  return statSync(existsSync(brotli) ? brotli : join(build, file)).size;
}
