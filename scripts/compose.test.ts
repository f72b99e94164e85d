import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

describe.each(["compose.yaml", "compose.inngest.yaml"])("%s", (name) => {
  test("pins every image to a version", () => {
    const images = [...read(name).matchAll(/^ +image: (\S+)$/gm)].map(([, image]) => image!);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/:v?\d/);
  });

  test("puts no password into a URL, where it could not hold every sign", () => {
    expect(read(name)).not.toMatch(/:\/\/[^\s/@]*:[^\s/@]*@|:\/\/\S*PASSWORD/);
  });

  test("needs no volume that is empty", () => {
    expect(read(name)).not.toContain("docker-entrypoint-initdb.d");
  });
});

test("Inngest is told the address under which the app lets itself be registered", () => {
  const text = read("compose.inngest.yaml");
  const [, origin] = /INNGEST_SERVE_ORIGIN: (\S+)/.exec(text) ?? [];
  expect(text).toContain(`--sdk-url ${origin}/api/inngest`);
});
