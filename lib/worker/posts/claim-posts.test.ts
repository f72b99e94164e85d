import { expect, it } from "vitest";
import { freeSlots } from "./claim-posts";

const of = (id: string, host: string, busy = 0, due = true) => ({ id, host, busy, due });

it("deals a host's eight places out to its automations in turns", () => {
  expect(freeSlots([of("a", "x"), of("b", "x"), of("c", "x")])).toEqual([
    { id: "a", slots: 3 },
    { id: "b", slots: 3 },
    { id: "c", slots: 2 },
  ]);
});

it("counts what is under way, and gives a busy host's places to nobody else", () => {
  expect(freeSlots([of("a", "x", 6), of("b", "x", 1, false), of("c", "y", 8), of("d", "z", 0)])).toEqual([
    { id: "a", slots: 1 },
    { id: "d", slots: 8 },
  ]);
});
