import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { startFrontProcess } from "./front-process";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-front-process-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A front that does this with what it is told, and cannot be started in its second life. */
async function front(onMessage: string) {
  const file = join(folder, "front.mjs");
  const lives = join(folder, "lives");
  writeFileSync(lives, "");
  writeFileSync(
    file,
    `import { appendFileSync, readFileSync } from "node:fs";
    appendFileSync(${JSON.stringify(lives)}, "x");
    const life = readFileSync(${JSON.stringify(lives)}, "utf8").length;
    if (life === 2) process.exit(1);
    process.on("message", (message) => {
      if (message === "stop") process.exit(0);
      ${onMessage}
    });
    process.send({ listening: true });`,
  );
  const started = await startFrontProcess(file, "nowhere");
  onTestFinished(() => started.close());
  return started;
}

test("a front that is dying takes nobody with it, its counts are those it gave last, and another follows", async () => {
  const { counted } = await front(`
    if (life === 1 && globalThis.asked) {
      process.disconnect();
      setTimeout(() => process.exit(1), 2500);
    } else process.send({ counted: { live: life * 10 } });
    globalThis.asked = true;`);
  for (const _ of ["as it is", "while it leaves", "when it hears no more", "nor then"])
    expect(await counted()).toEqual({ live: 10 });
  await expect.poll(counted, { timeout: 10_000 }).toEqual({ live: 30 });
}, 15_000);

test("a front that cannot listen says why, and is not tried again", async () => {
  const file = join(folder, "refused.mjs");
  writeFileSync(file, `process.send({ fault: "PORT: 80 is in use" }, () => process.exit(1));`);
  await expect(startFrontProcess(file, "nowhere")).rejects.toThrow("PORT: 80 is in use");
});
