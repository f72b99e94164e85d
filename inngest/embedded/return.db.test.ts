import { expect, onTestFinished, test } from "vitest";
import { startEngine } from "./engine";
import { survivor } from "./survivor";
import { engineSetup, patiently } from "./testing";

const { databaseUrl, loseDatabase } = await engineSetup();

test("the engine tells when it takes work: at the start, and when the database is back", async () => {
  let returns = 0;
  const functions = [survivor(async () => {})];
  const engine = await startEngine({ databaseUrl, functions, onReturn: () => returns++ });
  onTestFinished(() => engine.stop());
  await expect.poll(() => engine.ready(), patiently).toBe(true);
  expect(returns).toBe(1);
  const bringBack = await loseDatabase();
  await expect.poll(() => engine.ready(), patiently).toBe(false);
  await bringBack();
  await expect.poll(() => returns, patiently).toBe(2);
}, 40_000);
