import { join } from "node:path";
import { expect, test } from "vitest";
import { currentBuild } from "@/server/build/builds";
import { root } from "@/server/command";
import { firstLoads } from "./first-load";

/** kB of script on the first load. */
const goal = 170;
/** Pages that are still over the goal, and what they may weigh meanwhile: no page may grow past it. */
const over: Record<string, number> = {
  "/automations/[id]/setup/data": 221,
  "/surveys/[id]": 217,
  "/automations/[id]/data": 216,
  "/automations/[id]/setup/mapping": 215,
  "/automations/[id]/setup/settings": 211,
  "/automations/[id]/mapping": 209,
  "/automations/[id]/setup/connection": 207,
  "/automations/[id]/setup/survey": 207,
  "/automations/[id]/settings": 205,
  "/automations/[id]/setup/status": 202,
  "/automations/[id]": 197,
  "/surveys/[id]/variables": 197,
  "/settings/members": 195,
  "/settings/tokens": 194,
  "/suppressions": 193,
  "/settings/account": 193,
  "/settings": 192,
  "/surveys/[id]/settings": 191,
  "/surveys/new": 188,
  "/automations/[id]/runs": 185,
  "/automations/[id]/errors": 184,
  "/automations/[id]/setup/summary": 184,
  "/automations/[id]/error-messages": 183,
  "/automations/[id]/setup/type": 181,
  "/messages/[id]": 180,
  "/messages/new": 179,
};

const loads = firstLoads(join(root, currentBuild(root)!));

test.each([...loads].filter(([route]) => !/_(not-found|global-error)/.test(route)))(
  "the script of %s keeps to its bound",
  (route, weight) => {
    expect(weight).toBeLessThanOrEqual(over[route] ?? goal);
  },
);

test("no page has a bound that it no longer needs", () => {
  expect(Object.keys(over).filter((route) => (loads.get(route) ?? 0) <= goal)).toEqual([]);
});
