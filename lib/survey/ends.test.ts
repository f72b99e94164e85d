import { describe, expect, it, test } from "vitest";
import type { Question } from "@/db/schema";
import { draftOfEnds, type Ends, endsOfDraft, gatedReviews, isReviewSite, newThanks } from "./ends";
import { faultsOfEnds } from "./ends-faults";

const pleased = { field: "answers.nps", op: "gte" as const, value: 9 };
const link = { url: "https://se.trustpilot.com/evaluate/tuva.example", label: { en: "Write a review" } };

it("what is stored comes back from its editor as it was", () => {
  const stored: Ends = {
    welcome: { en: "Hello {{firstName|there}}" },
    thankYou: [
      { when: pleased, text: { en: "Great!", sv: "Härligt!" }, link, redirect: null },
      { when: null, text: { en: "Thanks." }, link: null, redirect: "https://tuva.example/thanks" },
    ],
  };
  expect(endsOfDraft(draftOfEnds(stored, ["en", "sv"]))).toEqual(stored);
});

it("blank texts and addresses are not stored", () => {
  const thankYou = [{ ...newThanks("1"), text: { en: " Thanks. ", sv: " " }, link: "  ", redirect: " " }];
  expect(endsOfDraft({ welcome: { en: " " }, thankYou })).toEqual({
    welcome: null,
    thankYou: [{ when: null, text: { en: "Thanks." }, link: null, redirect: null }],
  });
});

test.each([
  ["https://www.trustpilot.com/evaluate/tuva.example", true],
  ["https://se.trustpilot.com/evaluate/tuva.example", true],
  ["https://g.page/r/abc/review", true],
  ["https://www.google.com/maps/place/Tuva", true],
  ["https://www.google.com/", false],
  ["https://forms.google.com/abc", true],
  ["https://nottrustpilot.com/", false],
  ["https://tuva.example/", false],
  ["no address", false],
])("%s is a review site: %s", (url, is) => {
  expect(isReviewSite(url)).toBe(is);
});

describe("a link to a review site", () => {
  const row = (of: Partial<ReturnType<typeof newThanks>>) => ({ ...newThanks("1"), ...of });
  it("is warned of where only the pleased see it", () => {
    expect(gatedReviews([row({ when: pleased, link: link.url }), row({})])).toEqual([0]);
    expect(gatedReviews([row({ when: pleased, redirect: link.url })])).toEqual([0]);
    expect(gatedReviews([row({ when: pleased }), row({ link: link.url })])).toEqual([1]);
  });
  it("is not where everybody sees it, or nobody", () => {
    expect(gatedReviews([row({ when: pleased, link: link.url }), row({ link: link.url })])).toEqual([]);
    expect(gatedReviews([row({ link: link.url }), row({})])).toEqual([]);
    expect(gatedReviews([row({}), row({ link: link.url })])).toEqual([]);
    expect(gatedReviews([row({ when: pleased }), row({})])).toEqual([]);
  });
});

describe("what keeps both ends from being saved", () => {
  const nps: Question = { key: "nps", type: "nps", title: { en: "Recommend?" }, required: false };
  const survey = { languages: ["en"], variables: [], questions: [nps] };
  const faultsOf = (thanks: Partial<ReturnType<typeof newThanks>>, welcome: Record<string, string> = {}) =>
    faultsOfEnds(
      { welcome, thankYou: [{ ...newThanks("1"), text: { en: "Thanks" }, ...thanks }] },
      survey,
    ).map(({ thanks, part }) => [thanks, part]);
  it.each([
    ["nothing", {}, []],
    ["no text", { text: {} }, [[0, "text"]]],
    ["a link that is not https", { link: "http://a.example", label: { en: "A" } }, [[0, "link"]]],
    ["a link without words", { link: "https://a.example" }, [[0, "label"]]],
    ["a place to go on to that is not https", { redirect: "javascript:alert(1)" }, [[0, "redirect"]]],
    ["a condition over what is not asked", { when: { ...pleased, field: "answers.gone" } }, [[0, "when"]]],
    ["a piped answer that is not asked", { text: { en: "{{answers.gone}}" } }, [[0, "other"]]],
    [
      "one in a link's words",
      { link: "https://a.example", label: { en: "{{answers.gone}}" } },
      [[0, "link"]],
    ],
  ])("%s", (_, thanks, faults) => {
    expect(faultsOf(thanks)).toEqual(faults);
  });
  it("an answer in the welcome: nothing is answered yet", () => {
    expect(faultsOf({}, { en: "{{answers.nps}}" })).toEqual([[null, "other"]]);
  });
});
