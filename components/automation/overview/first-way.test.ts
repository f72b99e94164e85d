import { expect, it } from "vitest";
import { wayOf } from "./first-way";

const way = (status: Parameters<typeof wayOf>[0] & object) => Object.values(wayOf(status));
const run = (status: string, more: object = {}) =>
  ({ status, failure: null, answered: false, ...more }) as Parameters<typeof wayOf>[0] & object;

it.each([
  ["sent", run("sent"), ["done", "done", "done", "done", "next"]],
  ["answered", run("sent", { answered: true }), ["done", "done", "done", "done", "done"]],
  ["scheduled", run("scheduled"), ["done", "done", "done", "next", "beyond"]],
  ["being sent", run("sending"), ["done", "done", "done", "next", "beyond"]],
  ["filtered", run("filtered"), ["done", "stopped", "beyond", "beyond", "beyond"]],
  ["a duplicate", run("duplicate"), ["done", "stopped", "beyond", "beyond", "beyond"]],
  ["rejected", run("rejected"), ["done", "done", "stopped", "beyond", "beyond"]],
  [
    "failed by the set-up",
    run("failed", { failure: { step: "receive" } }),
    ["done", "stopped", "beyond", "beyond", "beyond"],
  ],
  [
    "failed at sending",
    run("failed", { failure: { step: "send" } }),
    ["done", "done", "done", "stopped", "beyond"],
  ],
  ["skipped", run("skipped"), ["done", "done", "done", "stopped", "beyond"]],
])("what is %s came so far", (_, given, states) => {
  expect(way(given)).toEqual(states);
});

it("what could not be read stopped at the request", () => {
  expect(Object.values(wayOf(null))).toEqual(["stopped", "beyond", "beyond", "beyond", "beyond"]);
});
