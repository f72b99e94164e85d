import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUsed, layOutJson } from "./json-lines";

const shown = (text: string) =>
  layOutJson(text)?.map(({ depth, tokens }) => "  ".repeat(depth) + tokens.map((each) => each.text).join(""));

describe("laying out JSON", () => {
  it("puts each member on a line of its own, indented", () => {
    expect(shown('{"a":1,"b":{"c":[true,null]},"d":{},"e":[]}')).toEqual([
      "{",
      '  "a": 1,',
      '  "b": {',
      '    "c": [',
      "      true,",
      "      null",
      "    ]",
      "  },",
      '  "d": {},',
      '  "e": []',
      "}",
    ]);
  });

  it("keeps digits, escapes and keys that stand twice as they were sent", () => {
    expect(shown('{"n":12345678901234567890.10,"s":"\\u00e5\\"{","n":1e3}')).toEqual([
      "{",
      '  "n": 12345678901234567890.10,',
      '  "s": "\\u00e5\\"{",',
      '  "n": 1e3',
      "}",
    ]);
  });

  it("agrees with JSON.stringify about any value", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const value = JSON.parse(text);
        expect(shown(text)!.join("\n")).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it("takes nothing that is no JSON", () => {
    expect(layOutJson("a=1&b=2")).toBeNull();
    expect(layOutJson("")).toBeNull();
  });
});

describe("the lines that the mapping used", () => {
  const used = [
    { segments: [1, "EmailAddress"], loose: true },
    { segments: [1, "order", "total"], loose: false },
    { segments: [1, "nested", "a"], loose: false },
  ];
  const marked = (text: string) =>
    layOutJson(text)!
      .filter((line) => isUsed(line, used))
      .map(({ tokens }) => tokens.map((each) => each.text).join(""));

  it("are those of the run's own respondent, a string that holds JSON among them", () => {
    const text =
      '[{"emailaddress":"x"},{"emailaddress":"y","Order":1,"order":{"total":5,"more":6},"nested":"{\\"a\\":1}"}]';
    expect(marked(text)).toEqual(['"emailaddress": "y",', '"total": 5,', '"nested": "{\\"a\\":1}"']);
  });
});
