import { expect, test } from "vitest";
import { faultOf } from "./fault";

test("keeps name and message of an error", () => {
  expect(faultOf(new TypeError("no"))).toEqual({ name: "TypeError", message: "no" });
});

test("cuts off a query's values and names the cause", () => {
  const error = new Error('Failed query: select $1\nparams: anna@example.com,"x"\n', {
    cause: new Error("connection lost"),
  });
  expect(faultOf(error).message).toBe("Failed query: select $1: connection lost");
});

test.each([
  ["a word", { name: "Error", message: "a word" }],
  [null, { name: "Error", message: "null" }],
  [
    { name: "Gone", message: "far" },
    { name: "Gone", message: "far" },
  ],
])("makes a fault of %j", (thrown, fault) => {
  expect(faultOf(thrown)).toEqual(fault);
});

test("leaves out what jsonb cannot hold", () => {
  expect(faultOf(new Error("a\0b\ud800")).message).toBe("ab\ufffd");
});
