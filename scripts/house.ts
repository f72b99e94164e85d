import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** `npm run house` draws docs/house.svg: every room, what lies in it, and which rooms it imports. */
const root = fileURLToPath(new URL("..", import.meta.url));
const { rooms: roomsOfLib } = createRequire(import.meta.url)("./rooms.cjs") as {
  rooms: Record<string, string>;
};
export const picture = join(root, "docs", "house.svg");

const above: Record<string, string> = {
  inngest: "when: thin functions, and the engine that runs them",
  components: "what people see; data and actions come as props",
  app: "routing only: read the request, ask lib, answer",
  server: "starts, serves and stops it all; the front's process",
};
const rooms: [name: string, folder: string, sentence: string][] = [
  ["lib/*.ts", "lib", "errors, clock, ids, env: the ground of all"],
  ["db", "db", "tables, migrations, the one driver"],
  ...Object.entries(roomsOfLib).map(([name, sentence]): [string, string, string] => [
    name,
    `lib/${name}`,
    sentence,
  ]),
  ...Object.entries(above).map(([name, sentence]): [string, string, string] => [name, name, sentence]),
];

/** The picture as SVG, made of the sources as they are. */
export function drawHouse(): string {
  const imports = new Map(rooms.map(([name]) => [name, new Set<string>()]));
  for (const folder of ["app", "components", "db", "inngest", "lib", "server"])
    for (const file of sourcesOf(folder))
      for (const target of importsOf(file)) {
        const [from, to] = [roomOf(file), roomOf(target)];
        if (from && to && from !== to) imports.get(from)?.add(to);
      }
  return svg(imports);
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing/.test(file))
    .map((file) => `${folder}/${file}`);
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"(@\/|\.{1,2}\/)([^"]+)"/g)].flatMap(([, start, rest]) => {
    const path = start === "@/" ? rest! : relative(root, resolve(root, dirname(file), `${start}${rest}`));
    return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].filter(
      (name) => /\.tsx?$/.test(name) && existsSync(join(root, name)),
    );
  });
}

function roomOf(file: string): string | undefined {
  const [top, second, third] = file.split("/");
  if (top !== "lib") return rooms.find(([name]) => name === top)?.[0];
  return third === undefined ? "lib/*.ts" : second;
}

const cell = 17;
const left = { name: 24, sentence: 130, grid: 520 };
const top = 96;

function svg(imports: Map<string, Set<string>>): string {
  const order = [...rooms].reverse();
  const columns = order.map(([name]) => name);
  const y = (row: number) => top + row * cell;
  const x = (column: number) => left.grid + column * cell;
  const rows = order.map(([name, , sentence], row) => {
    const cells = columns.map((to, column) => {
      if (column === row)
        return `<rect class="self" x="${x(column) + 2}" y="${y(row) + 2}" width="13" height="13" rx="3"/>`;
      if (!imports.get(name)?.has(to)) return "";
      return `<rect class="uses" x="${x(column) + 2}" y="${y(row) + 2}" width="13" height="13" rx="3"><title>${name} imports ${to}</title></rect>`;
    });
    return `<text class="n" x="${left.name}" y="${y(row) + 12}">${name}</text><text class="s" x="${left.sentence}" y="${y(row) + 12}">${sentence}</text>${cells.join("")}`;
  });
  const heads = columns.map(
    (name, column) =>
      `<text class="c" transform="translate(${x(column) + 12} ${top - 8}) rotate(-60)">${name}</text>`,
  );
  const width = left.grid + order.length * cell + 60;
  const height = top + order.length * cell + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="-apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif">
<title id="t">The rooms of the house and what each imports</title>
<desc id="d">One row a room, from the server above to the ground below. A mark shows that the room of the row imports the room of the column. All marks lie on one side of the diagonal: nothing looks up, but the two at the bottom share a floor.</desc>
<style>.bg{fill:#f8fafb}.n{font-size:12px;font-weight:600;fill:#1d2629}.s{font-size:11px;fill:#5d676c}.c{font-size:11px;fill:#5d676c}.uses{fill:#3f8797}.self{fill:#dde2e5}@media (prefers-color-scheme:dark){.bg{fill:#14191b}.n{fill:#e9eef0}.s,.c{fill:#a3adb2}.uses{fill:#6fb3c2}.self{fill:#30393d}}</style>
<rect class="bg" width="${width}" height="${height}"/>
${heads.join("\n")}
${rows.join("\n")}
</svg>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(picture, drawHouse());
