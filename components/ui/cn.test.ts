import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "./cn";

/** Every class in the sources, without its variants. */
function usedClasses(): string[] {
  const found = new Set<string>();
  for (const folder of ["app", "components"])
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
      if (/\.tsx?$/.test(name) && !name.endsWith("class-groups.ts"))
        for (const [, text] of readFileSync(join(folder, name), "utf8").matchAll(/["'`]([^"'`]*)["'`]/g))
          for (const word of text!.split(/\s+/)) {
            const bare = word.replace(/^(?:[\w@*&>~[\]().=/-]+:(?![^[(]*[\])]))+/, "").replace(/^!|!$/g, "");
            if (twMerge(`${bare} ${bare}`) === bare) found.add(bare);
          }
  return [...found].sort();
}

test("of any two classes in the sources the same ones go as in Tailwind's whole list", () => {
  const used = usedClasses();
  expect(used.length).toBeGreaterThan(300);
  const others = used.flatMap((first) =>
    used
      .filter((second) => second !== first)
      .map((second) => `${first} ${second}`)
      .filter((both) => cn(both) !== twMerge(both))
      .map((both) => `${both} → ${cn(both)}, not ${twMerge(both)}`),
  );
  expect(others).toEqual([]);
});
