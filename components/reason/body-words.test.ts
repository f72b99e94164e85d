import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodySentence, noteSentence } from "@/lib/reason/body";
import type { DeliveryNote, UnreadableBody } from "@/lib/reason/model";
import { useBodyWords, useNoteWords } from "./body-words";
import { inWords } from "./testing";

const words = (locale: "en" | "sv", fault: UnreadableBody) => inWords(locale, useBodyWords, fault);
const place = { line: 1234, column: 5678, character: 91011 };
const at = "data['rows {x}'].<b>";

const faults: UnreadableBody[] = [
  { code: "empty_body", details: { what: "body" } },
  { code: "empty_body", details: { what: "form" } },
  { code: "empty_body", details: { what: "list", at } },
  { code: "invalid_json", details: { ...place, near: "'" } },
  { code: "invalid_json", details: { ...place, near: "{x}" } },
  { code: "invalid_json", details: { ...place, near: null } },
  { code: "too_deep", details: { ...place, most: 32 } },
  ...(["boundary", "multipart", "gzip"] as const).map(
    (what): UnreadableBody => ({ code: "invalid_encoding", details: { what } }),
  ),
  { code: "invalid_encoding", details: { what: "utf8", byte: 91011 } },
  { code: "invalid_encoding", details: { what: "percent", field: 1234 } },
  { code: "invalid_encoding", details: { what: "text", field: 1234 } },
  { code: "not_an_object", details: { what: "body" } },
  { code: "not_an_object", details: { what: "list", at } },
  { code: "not_an_object", details: { what: "elements", at } },
];

describe("a body that could not be read, in the reader's language", () => {
  test.each(faults)("%j is told whole in both languages, and to its sender", (fault) => {
    const [english, swedish, api] = [words("en", fault), words("sv", fault), bodySentence(fault)];
    expect(english).toMatch(/^[^a-z].{10,}\.$/);
    expect(swedish).toMatch(/^[^a-z].{10,}\.$/);
    expect(swedish).not.toBe(english);
    const { what: _, character: __, ...facts } = fault.details as Record<string, unknown>;
    for (const fact of Object.values(facts))
      if (fact !== null) for (const told of [english, swedish, api]) expect(told).toContain(String(fact));
  });

  test("tells the list and what stood there as they are, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (list, near) => {
        const noList: UnreadableBody = { code: "not_an_object", details: { what: "list", at: list } };
        const noJson: UnreadableBody = { code: "invalid_json", details: { ...place, near } };
        for (const locale of ["en", "sv"] as const) {
          expect(words(locale, noList)).toContain(list);
          expect(words(locale, noJson)).toContain(near);
        }
        expect(bodySentence(noList)).toContain(` at ${list},`);
        expect(bodySentence(noJson)).toContain(`“${near}”`);
      }),
      { numRuns: 50 },
    );
  });

  test("of an older version is told as the sentence that it was", () => {
    const old = { code: "invalid_json", message: "The fault is at line 1." };
    expect(inWords("sv", useBodyWords, old)).toBe("”The fault is at line 1.”");
  });
});

test("notes are told in both languages, and those of older versions as they are", () => {
  const notes: DeliveryNote[] = [
    { code: "key_twice" },
    { code: "form_field_twice" },
    { code: "person_erased" },
    { code: "files_dropped", count: 2 },
    { code: "body_cut", kept: 8192, came: 91011 },
  ];
  for (const note of notes) {
    expect(inWords("en", useNoteWords, note)).toBe(noteSentence(note));
    expect(inWords("sv", useNoteWords, note)).not.toBe(noteSentence(note));
  }
  expect(noteSentence("A note.")).toBe("A note.");
  expect(inWords("sv", useNoteWords, "A note.")).toBe("”A note.”");
});
