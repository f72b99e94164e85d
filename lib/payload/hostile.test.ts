import { expect, it } from "vitest";
import type { IncomingField } from "@/db/schema";
import { parseEmailAddress } from "@/lib/text/email-address";
import { decide } from "../automation/decide/decide";
import { prepareRules } from "../automation/decide/rules";
import { decideAll } from "../delivery/hook/decisions";
import { kindOfBody } from "./body";
import { parseBody } from "./parse";

const size = 1_000_000;
const address = '"EmailAddress":"ada@example.com"';
const list = (count: number, more = "") => `[${Array(count).fill(`{${address}${more}}`).join()}]`;

function rulesOf(over: Partial<Parameters<typeof prepareRules>[0]> = {}) {
  return prepareRules({
    ...{ filter: null, delay: null, dedupeField: null, variables: [], languages: ["en"], timeZone: "UTC" },
    mapping: { EmailAddress: "email" },
    ...over,
    fields: [{ name: "EmailAddress", path: "EmailAddress", required: true }, ...(over.fields ?? [])],
  });
}

const field = (name: string, path: string, type?: "date"): IncomingField => ({
  ...{ name, path, required: false },
  ...(type ? { type } : {}),
});

/** Reads and judges a body; far from what a quadratic step needs, with room for a busy machine. */
async function judge(
  body: string | Buffer,
  rules = rulesOf(),
  contentType = "application/json",
  items: string | null = null,
) {
  const kind = kindOfBody(contentType);
  if (!kind.ok) throw new Error(kind.error.code);
  const parsed = await parseBody(Buffer.from(body), kind.value, items);
  if (!parsed.ok) return parsed.error.code;
  const { respondents, body: whole } = parsed.value;
  return respondents.map((each) => decide(rules, each, whole, new Date(0)).status)[0];
}

const parts = (count: number, text: string) =>
  Array.from(
    { length: count },
    (_, n) => `--b\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\n${text}${n}\r\n`,
  ).join("");
const blob = JSON.stringify({ a: Array(50_000).fill(7), z: "1" });
const many = (op: "not_contains" | "not_in" | "after", value: (n: number) => string | string[]) => ({
  all: Array.from({ length: 200 }, (_, n) => ({ field: "c", op, value: value(n) })),
});

it.each<[string, () => Promise<unknown>, unknown]>([
  ["a number with a million zeros", () => judge(`{${address},"x":0.${"0".repeat(size)}1}`), "taken"],
  ["blanks within an address", () => judge(`{"EmailAddress":"a${" ".repeat(size)}b@x.com"}`), "rejected"],
  ["marks without end", () => judge(`{${address},"c":"a${"\u0301\u0316".repeat(size / 4)}"}`), "taken"],
  [
    "marks without end, in a filter",
    () =>
      judge(
        `{${address},"c":"a${"\u0301\u0316".repeat(size / 4)}"}`,
        rulesOf({ filter: { field: "c", op: "matches", value: "é" } }),
      ),
    "filtered",
  ],
  [
    "a broken byte at the end",
    () => judge(Buffer.concat([Buffer.from("x".repeat(size)), Buffer.from([255])])),
    "invalid_encoding",
  ],
  [
    "fields that hold the replacement sign",
    () => judge(`${parts(9_000, "\ufffd")}--b--\r\n`, rulesOf(), "multipart/form-data; boundary=b"),
    "rejected",
  ],
  [
    "one JSON text that every field of every respondent goes through",
    () =>
      judge(
        `{"blob":${JSON.stringify(blob)},"list":${list(1000)}}`,
        rulesOf({ fields: Array.from({ length: 50 }, (_, n) => field(`f${n}`, "$$.blob.z")) }),
        "application/json",
        "list",
      ),
    "taken",
  ],
  [
    "one long text that every respondent is judged by",
    () =>
      judge(
        `{"c":"${"ab".repeat(450_000)}","list":${list(1000)}}`,
        rulesOf({ fields: [field("c", "$$.c")], filter: { field: "c", op: "matches", value: "a[^z]*z" } }),
        "application/json",
        "list",
      ),
    "filtered",
  ],
  [
    "a thousand respondents and a hundred thousand wanted values",
    () =>
      judge(
        list(1000, ',"c":"v"'),
        rulesOf({ filter: many("not_in", (n) => Array.from({ length: 500 }, (_, i) => `${n} ${i}`)) }),
      ),
    "taken",
  ],
  [
    "a thousand respondents and two hundred comparisons of dates",
    () =>
      judge(
        list(1000, ',"c":"2026-11-24T10:00:00+01:00"'),
        rulesOf({ filter: many("after", () => "2025-01-01") }),
      ),
    "taken",
  ],
])(
  "%s does not take forever",
  async (_, run, outcome) => {
    expect(await run()).toBe(outcome);
  },
  10_000,
);

it("an address of a megabyte is refused before it is looked at", () => {
  expect(parseEmailAddress(`a@${"å".repeat(size)}.se`)).toMatchObject({ ok: false });
});

it("what takes long to judge lets others come between", async () => {
  const filter = many("not_contains", (n) => `x${n}`);
  const text = "å".repeat(500);
  const respondents = Array.from({ length: 1000 }, (_, n) => ({
    EmailAddress: "a@example.com",
    c: text + n,
  }));
  const deciding = decideAll({ rules: rulesOf({ filter }) }, respondents, respondents, new Date(0));
  let turns = 0;
  const turn = () => {
    turns++;
    timer = setImmediate(turn);
  };
  let timer = setImmediate(turn);
  const decisions = await deciding;
  clearImmediate(timer);
  expect(decisions.map(({ status }) => status)).toEqual(Array(1000).fill("taken"));
  expect(turns).toBeGreaterThan(2);
});
