import { describe, expect, it } from "vitest";
import { usedPaths } from "./used-paths";

const automation = {
  fields: [
    { name: "EmailAddress", path: "EmailAddress", required: true },
    { name: "Total", path: "order.lines[0].total", required: false },
    { name: "Shop", path: "$$.shop", required: false },
    { name: "Skipped", path: "Skipped", required: false },
  ],
  mapping: { EmailAddress: "email", Total: "Total", Shop: "Shop", Skipped: null },
  itemsPath: null,
};
const segmentsOf = (given: object, text: string, position = 0) =>
  usedPaths({ ...automation, ...given }, text, position).map(({ segments }) => segments);

describe("the places that a mapping reads", () => {
  it("are those of mapped fields, in a body that is the respondent", () => {
    expect(segmentsOf({}, ' {"EmailAddress":1}')).toEqual([
      ["EmailAddress"],
      ["order", "lines", 0, "total"],
      ["shop"],
    ]);
  });

  it("lie under the respondent's place where the body is a list, or has one", () => {
    expect(segmentsOf({}, "[{}]", 2)[0]).toEqual([2, "EmailAddress"]);
    expect(segmentsOf({ itemsPath: "data.rows" }, "{}", 1)[0]).toEqual(["data", "rows", 1, "EmailAddress"]);
  });

  it("tell which are found without regard to case", () => {
    expect(usedPaths(automation, "{}", 0).map(({ loose }) => loose)).toEqual([true, false, false]);
  });
});
