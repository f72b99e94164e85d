import { expect, test } from "vitest";
import { Gate } from "./gate";

test("lets no more through than the limit, and again when one is done", async () => {
  const gate = new Gate(new Map([["f", 2]]));
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => ends.push(resolve));
  const first = gate.pass("f", work);
  const second = gate.pass("f", work);
  expect(gate.full()).toEqual(["f"]);
  expect(await gate.pass("f", work)).toBe(false);
  expect(ends).toHaveLength(2);
  ends[0]!();
  expect(await first).toBe(true);
  expect(gate.full()).toEqual([]);
  ends[1]!();
  await second;
});

test("gives the place back when the work throws", async () => {
  const gate = new Gate(new Map([["f", 1]]));
  await expect(gate.pass("f", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(gate.full()).toEqual([]);
});

test("counts each function by itself", async () => {
  const gate = new Gate(new Map([["f", 1]]));
  let end = () => {};
  const held = gate.pass("f", () => new Promise<void>((resolve) => (end = resolve)));
  expect(await gate.pass("g", async () => {})).toBe(true);
  end();
  await held;
});
