import { expect, test } from "vitest";
import { failures } from "@/lib/failures";
import en from "@/messages/en.json";
import sv from "@/messages/sv.json";
import { placeNames, placesOf } from "./places";

type Code = keyof typeof failures;

const tagsOf = (words: typeof en, code: Code) =>
  [...words.failures[code].advice.matchAll(/<(\w+)>/g)].map(([, tag]) => tag).sort();

test.each(Object.keys(failures) as Code[])("what to do about %s names the same places in both", (code) => {
  const tags = tagsOf(en, code);
  expect(tagsOf(sv, code)).toEqual(tags);
  expect([...placeNames, "code"]).toEqual(expect.arrayContaining(tags));
});

test("what is mended in the dashboard is linked to, what is not is not", () => {
  const mended = (Object.keys(failures) as Code[]).filter((code) => tagsOf(en, code).length > 0);
  const setup = Object.entries(failures).filter(([, { kind }]) => kind === "setup");
  expect(new Set(mended)).toEqual(
    new Set(["invalid_data", "mail_unwritable", ...setup.map(([code]) => code)]),
  );
});

test("a survey or a message that is not there has no address", () => {
  expect(placesOf({ id: "aut_1", surveyId: null, messageId: "msg_1" })).toMatchObject({
    mapping: "/automations/aut_1/mapping",
    survey: null,
    variables: null,
    message: "/messages/msg_1",
  });
});
