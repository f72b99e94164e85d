import { readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { build, type Plugin } from "esbuild";
import { programs } from "./programs";

/**
 * Bundles what `npm start` runs besides the pages. Run from its sources, it would keep a compiler in memory, about 80 MiB,
 * and give every closure its name as it is made.
 */
export async function bundle(root: string, folder: string): Promise<void> {
  const outdir = join(folder, programs);
  await rm(join(root, outdir), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: {
      server: "server/main.ts",
      front: "server/front/index.ts",
      backup: "scripts/backup.ts",
      restore: "scripts/restore.ts",
      "reset-password": "scripts/reset-password.ts",
    },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What is imported late stays apart: it looks at the environment when it is loaded.
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    plugins: [placesOfSources(root)],
    logLevel: "silent",
  });
}

/** A source that asks where it lies is told where it lay, so that it finds what lies beside it. */
function placesOfSources(root: string): Plugin {
  return {
    name: "places-of-sources",
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        const place = JSON.stringify(`../../${relative(root, path)}`);
        const contents = source.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`);
        return { contents, loader: "ts" };
      }),
  };
}
