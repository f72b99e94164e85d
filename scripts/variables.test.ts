import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { variableNames } from "@/lib/env";
import { root } from "../server/command";

const text = (file: string) => readFileSync(join(root, file), "utf8");
const documented = variableNames.filter((name) => name !== "NODE_ENV");
/** Set by the image. */
const ofImage = ["PORT", "HOST", "DATA_DIR"];

/** What a container of compose.yaml is given. */
function environmentOf(service: string): Map<string, string> {
  const [, block = ""] = new RegExp(
    `^  ${service}:\\n(?:    .*\\n|\\n)*?    environment:\\n((?:      .*\\n)+)`,
    "m",
  ).exec(text("compose.yaml"))!;
  const pairs = [...block.matchAll(/^ {6}(\w+): (.*)$/gm)].map(([, name, value]): [string, string] => [
    name!,
    value!,
  ]);
  return new Map(pairs);
}

test("every variable reaches the container, as it was given", () => {
  const given = environmentOf("app");
  for (const name of documented.filter((each) => !ofImage.includes(each)))
    expect(given.get(name), name).toMatch(new RegExp(`^\\$\\{${name}:[-?].*\\}$`));
});

test("the database's password reaches both containers by itself, never within a URL", () => {
  expect(environmentOf("app").get("PGPASSWORD")).toMatch(/^\$\{POSTGRES_PASSWORD:\?.+\}$/);
  expect(environmentOf("postgres").get("POSTGRES_PASSWORD")).toMatch(/^\$\{POSTGRES_PASSWORD\}$/);
  expect(environmentOf("app").get("DATABASE_URL")).not.toContain("PASSWORD");
});

test.each(documented)("%s is documented, and stands in the example", (name) => {
  expect(text("docs/self-hosting.md")).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|`, "m"));
  expect(text(".env.example")).toMatch(new RegExp(`^(# )?${name}=`, "m"));
});

test("the example names nothing that does not exist", () => {
  const named = [...text(".env.example").matchAll(/^(?:# )?(\w+)=/gm)].map(([, name]) => name);
  expect(named.filter((name) => name !== "POSTGRES_PASSWORD" && !documented.includes(name!))).toEqual([]);
});
