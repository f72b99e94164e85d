import { beforeEach, describe, expect, test, vi } from "vitest";
import { engineSetup, hearEvents, patiently } from "./embedded/testing";
import { wake, wakeMarkedRuns, wakeNotices } from "./wake";

// Nobody works on what is told.
const { databaseUrl, loseDatabase } = await engineSetup();
const heard = await hearEvents(databaseUrl);

beforeEach(() => {
  heard.length = 0;
});

/** Those that wait; a wake without a time may still come in from the test before. */
const dated = () => heard.filter((event) => event.wait > 5_000);
const hearDated = (count: number) => expect.poll(() => dated().length, patiently).toBe(count);

/** A moment that shares its second with none of the other tests'. */
const inSeconds = (seconds: number) => new Date(Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000);

/** At this moment or a breath later, never before it. */
function expectAt({ at, wait }: { at: number; wait: number }, moment: Date): void {
  expect(at + wait - moment.getTime()).toBeGreaterThanOrEqual(0);
  expect(at + wait - moment.getTime()).toBeLessThan(1000);
}

describe("a wake without a time", () => {
  test("is sent at once; those that follow within the gap make one more", async () => {
    await Promise.all(Array.from({ length: 50 }, () => wake()));
    await expect.poll(() => heard.length, patiently).toBe(2);
    expect(heard.map(({ name, wait }) => [name, wait])).toEqual([
      ["invitation/due", 0],
      ["invitation/due", 0],
    ]);
  });

  test("is what a past time means", async () => {
    await expect.poll(() => wake(new Date(0)).then(() => heard.length), patiently).toBeGreaterThan(0);
    expect(heard[0]!.wait).toBe(0);
  });
});

describe("a wake for a near time", () => {
  test("is one event for all within a second, at that second's end", async () => {
    const second = inSeconds(20);
    await Promise.all([1, 250, 999].map((early) => wake(new Date(second.getTime() - early))));
    await hearDated(1);
    const [event] = dated();
    expect(event).toMatchObject({
      id: `invitation/due-${second.getTime() / 1000}`,
      name: "invitation/due",
    });
    expectAt(event!, second);
  });

  test("waits as long as our clock says, though the database's differs", async () => {
    const real = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: real + 7_200_000 });
    try {
      await wake(new Date(Date.now() + 30_000));
    } finally {
      vi.useRealTimers();
    }
    await hearDated(1);
    expect(dated()[0]!.wait).toBeLessThan(40_000);
  });

  test("on the full second is not put off to the next", async () => {
    const second = inSeconds(30);
    await wake(second);
    await hearDated(1);
    expectAt(dated()[0]!, second);
  });

  test("is left to the sweep when it is more than two minutes away", async () => {
    await wake(inSeconds(125));
    await wake(inSeconds(35));
    await hearDated(1);
    expect(dated()[0]!.wait).toBeLessThan(40_000);
  });
});

test("notices and marked runs are woken for by events of their own", async () => {
  await wakeNotices();
  await wakeMarkedRuns();
  await wakeNotices(inSeconds(40));
  const names = () => heard.map(({ name }) => name).filter((name) => name !== "invitation/due");
  await expect.poll(names, patiently).toEqual(["notice/due", "run/marked", "notice/due"]);
});

test("a wake that is lost is no error of the caller's, and may be tried again", async () => {
  const at = inSeconds(50);
  const bringBack = await loseDatabase();
  await wake(at);
  await bringBack();
  // Only once we hear again ourselves.
  await expect
    .poll(() => wakeNotices().then(() => heard.some(({ name }) => name === "notice/due")), patiently)
    .toBe(true);
  await expect.poll(() => wake(at).then(() => dated().length), patiently).toBe(1);
}, 40_000);
