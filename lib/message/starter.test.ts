import { expect, test } from "vitest";
import { messageInput } from "./schema";
import { starterContent } from "./starter";

const all = ["en", "sv", "da", "nb", "fi", "de", "fr", "es", "nl", "sv-FI", "ja"];

test.each([true, false])(
  "is a message that can be saved, in every language (first question: %s)",
  (first) => {
    const content = starterContent(all, first);
    expect(Object.keys(content)).toEqual(all);
    expect(messageInput.safeParse({ name: "Invitation", content }).error?.issues).toBeUndefined();
    for (const { body } of Object.values(content)) expect(body.includes("{{firstQuestion}}")).toBe(first);
  },
);

test("regions take the words of their language, unknown languages the English ones", () => {
  const content = starterContent(all, false);
  expect(content["sv-FI"]).toEqual(content.sv);
  expect(content.ja).toEqual(content.en);
});
