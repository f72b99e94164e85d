import { describe, expect, it } from "vitest";
import type { Filter, Question } from "@/db/schema";
import { templates } from "../survey/templates/list";
import { mostWays, waysThrough } from "./ways";

const title = { en: "?" };
const nps = (key: string, of: Partial<Question> = {}): Question => ({
  key,
  type: "nps",
  title,
  required: true,
  ...of,
});
const text = (key: string, showIf: Filter | null): Question => ({
  key,
  type: "text",
  title,
  required: false,
  showIf,
});
const ways = (questions: Question[], languages = ["en"]) =>
  waysThrough({ questions, variables: [] }, languages);
const at = (field: string, op: "lte" | "gte" | "equals", value: number | string): Filter => ({
  field,
  op,
  value,
});

describe("the ways through a survey", () => {
  it("are one where nothing hangs on an answer", () => {
    expect(ways([nps("a"), text("b", null)])).toEqual({
      ...{ ways: [["a", "b"]], more: false, exact: true, never: [], shortest: 2, longest: 2 },
    });
  });

  it("part where conditions tell answers apart", () => {
    const found = ways([
      nps("a"),
      text("why", at("answers.a", "lte", 6)),
      text("best", at("answers.a", "gte", 9)),
    ]);
    expect(found.ways).toEqual([["a", "why"], ["a"], ["a", "best"]]);
    expect(found).toMatchObject({ shortest: 1, longest: 2, more: false, never: [] });
  });

  it("part by language, and by what hangs on what hangs on an answer", () => {
    const swedish = text("sv", at("language", "equals", "sv"));
    expect(ways([nps("a"), swedish], ["en", "sv"]).ways).toHaveLength(2);
    const chain = [
      nps("a"),
      nps("b", { showIf: at("answers.a", "lte", 6) }),
      text("c", at("answers.b", "lte", 3)),
    ];
    expect(ways(chain).ways).toEqual([["a", "b", "c"], ["a", "b"], ["a"]]);
  });

  it("name what nobody is ever shown", () => {
    const both: Filter = { all: [at("answers.a", "lte", 3), at("answers.a", "gte", 5)] };
    expect(ways([nps("a"), text("b", both), text("c", at("answers.a", "equals", 11))]).never).toEqual([
      "b",
      "c",
    ]);
  });

  it("claim nothing of a regular expression, nor where they are too many", () => {
    expect(ways([nps("a"), text("b", { field: "answers.a", op: "matches", value: "^x$" })]).never).toEqual(
      [],
    );
    const many = Array.from({ length: 12 }, (_, i) => [
      nps(`a${i}`),
      text(`b${i}`, at(`answers.a${i}`, "lte", 6)),
    ]).flat();
    const found = ways(many);
    expect(found.more).toBe(true);
    expect(found.ways).toHaveLength(mostWays);
    expect(found.never).toEqual([]);
  });

  it("are not told where answers hang together in too many ways", () => {
    const first = Array.from({ length: 40 }, (_, i) => nps(`a${i}`));
    const low = first.map(({ key }) => at(`answers.${key}`, "lte", 5));
    expect(ways([...first, text("b", { all: low })])).toMatchObject({ exact: false, more: false, never: [] });
  });

  it("do not count texts without an answer", () => {
    expect(ways([nps("a"), { key: "s", type: "statement", title, required: false }])).toMatchObject({
      longest: 1,
    });
  });

  it.each(templates)(
    "through the template $id are few, and all its questions can be shown",
    ({ questions }) => {
      const found = ways([...questions]);
      expect(found).toMatchObject({ more: false, never: [] });
      expect(found.ways.length).toBeGreaterThan(questions.some(({ showIf }) => showIf) ? 1 : 0);
    },
  );
});
