import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Question } from "@/db/schema";
import { responsesAsCsv } from "./csv";

const question = (key: string, type: Question["type"]): Question => ({
  key,
  type,
  title: { en: key },
  required: false,
});
const response = {
  id: "res_1",
  surveyId: "srv_1",
  respondentId: "rsp_1",
  email: "elin@example.com",
  firstName: "=HYPERLINK(0)",
  lastName: null,
  language: "sv",
  variables: { OrderId: "+46", constructor: "x" },
  answers: { n: -5, why: 'He said "no",\nthen left', m: ["a", "b"], t: "-5" },
  completedAt: new Date("2026-11-24T12:00:00Z"),
};

test("responses become RFC 4180 lines with formulas defused and negative numbers kept", async () => {
  const survey = {
    languages: ["en"],
    variables: [{ name: "OrderId", type: "text" as const, required: false }],
    questions: [
      question("n", "number"),
      question("why", "text"),
      question("m", "multiple"),
      question("t", "text"),
    ],
  };
  const csv = await text(responsesAsCsv(survey, [response]));
  expect(csv.split("\r\n")).toEqual([
    "responseId,completedAt,email,firstName,lastName,language,OrderId,n,why,m,t",
    `res_1,2026-11-24T12:00:00.000Z,elin@example.com,'=HYPERLINK(0),,sv,'+46,-5,"He said ""no"",\nthen left",a; b,'-5`,
    "",
  ]);
});

test("a survey without responses still has its header, and a missing answer is empty", async () => {
  const survey = { languages: ["en"], variables: [], questions: [question("toString", "text")] };
  const ends = "responseId,completedAt,email,firstName,lastName,language,toString\r\n";
  expect(await text(responsesAsCsv(survey, []))).toBe(ends);
  expect(await text(responsesAsCsv(survey, [{ ...response, firstName: null }]))).toBe(
    `${ends}res_1,2026-11-24T12:00:00.000Z,elin@example.com,,,sv,\r\n`,
  );
});

test("labels are what people read, in the language asked for, and headings tell questions apart", async () => {
  const choice = (value: string, en: string, sv: string) => ({ value, label: { en, sv } });
  const survey = {
    languages: ["en", "sv"],
    variables: [],
    questions: [
      {
        ...question("why", "single"),
        title: { en: "Why?", sv: "Varför?" },
        options: [choice("a", "Price", "Pris")],
        other: true,
      },
      {
        ...question("many", "multiple"),
        title: { en: "Why?", sv: "Vilka?" },
        options: [choice("a", "Price", "Pris")],
      },
      {
        ...question("m", "matrix"),
        title: { en: "Parts", sv: "Delar" },
        rows: [choice("r", "Box", "Låda")],
        columns: [choice("c", "Good", "Bra")],
      },
      question("n", "nps"),
    ],
  };
  const answers = { why: "a", many: ["a", { other: "Colour" }], m: { r: "c" }, n: 9 };
  const lines = async (labels: string) => {
    const csv = await text(responsesAsCsv(survey, [{ ...response, answers }], { labels }));
    return csv.split("\r\n").map((line) => line.split(",").slice(6).join(","));
  };
  expect(await lines("sv")).toEqual(["Varför?,Vilka?,Delar: Låda,n", "Pris,Pris; Colour,Bra,9", ""]);
  expect(await lines("de")).toEqual([
    "Why? (why),Why? (many),Parts: Box,n",
    "Price,Price; Colour,Good,9",
    "",
  ]);
});
