import { join } from "node:path";
import { expect, test } from "vitest";
import { currentBuild } from "@/server/build/builds";
import { root } from "@/server/command";
import { firstLoads } from "./first-load";

/** kB of script on the first load of any page. */
const goal = 170;

const loads = firstLoads(join(root, currentBuild(root)!));

test.each([...loads].filter(([route]) => !/_(not-found|global-error)/.test(route)))(
  "the script of %s keeps to its bound",
  (_route, weight) => {
    expect(weight).toBeLessThanOrEqual(goal);
  },
);
