import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question, Translated } from "@/db/schema";
import { answerMessage, digestMessage, stormMessage } from "./compose";
import type { AlertMessage } from "./message";
import { slackBody } from "./slack";
import { teamsBody } from "./teams";
import {
  faultsOfCard,
  saidInSlack,
  saidInTeams,
  shownOfRun,
  slackMessage,
  teamsMessage,
} from "./testing-vendors";

/** What people write who want to be read as more than text, and who do not mean to be. */
const hostile = [
  "*bold* _slanted_ ~gone~ `code` ```block```",
  "<!channel> <!here> <!everyone> <@U012AB3CD> <#C024BE7LR>",
  "<https://evil.example|open> https://evil.example mailto:a@example.com",
  ":smile: :+1: 5:30:10",
  "& &amp; &lt;!channel&gt;",
  "[open](https://evil.example) ![x](https://evil.example/x.png) **bold** - a\n1. b\n# c",
  "{{DATE(2026-11-26T10:00:00Z, SHORT)}} {{{TIME(2026-11-26T10:00:00Z)}}}",
  "<at>Everyone</at> <b>bold</b>",
  "\n> quoted\n• point",
  "👩‍👩‍👧‍👦 😀 مرحبا \u202Eturned\u202C",
  '"\\" \u0001 \u001F',
];
const textOf = (most: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme", maxLength: 40 })), {
      maxLength: Math.ceil(most / 20),
    })
    .map((pieces) => [...pieces.join(" ")].slice(0, most).join("").toWellFormed());

const key = fc.integer({ min: 0, max: 60 }).map((number) => `q${number}`);
const title = (text: string): Translated => ({ en: text, sv: text });
const surveys = fc.record({
  id: fc.constant("srv_1"),
  title: textOf(200).map((text) => text || "After purchase"),
  languages: fc.constant(["en", "sv"]),
  questions: fc.uniqueArray(
    fc.record({
      key,
      type: fc.constantFrom<Question["type"]>("nps", "text", "csat", "number"),
      title: textOf(300).map(title),
      required: fc.constant(false),
    }),
    { maxLength: 45, selector: (question) => question.key },
  ),
});
const answers = fc.dictionary(key, fc.oneof(textOf(3000), fc.integer({ min: 0, max: 10 })), { maxKeys: 50 });
const respondents = fc.record({
  id: fc.constant("rsp_1"),
  email: fc.constant("elin@example.com"),
  firstName: fc.option(textOf(200)),
  lastName: fc.option(textOf(200)),
  variables: fc.dictionary(textOf(60), textOf(2000), { maxKeys: 10 }),
});
const appUrl = "https://surveys.example.com";
const locale = fc.constantFrom("en", "sv");
const automation = textOf(200);
const alone = fc
  .tuple(surveys, respondents, answers, automation, fc.boolean(), locale)
  .map(([survey, respondent, given, name, test, language]) =>
    answerMessage({ survey, respondent, answers: given, automation: name, test }, language, appUrl),
  );
const storms = fc
  .tuple(surveys, automation, fc.integer({ min: 1, max: 1_000_000 }), locale)
  .map(([survey, name, count, language]) =>
    stormMessage({ survey, automation: name, count }, language, appUrl),
  );
const digests = fc
  .tuple(
    surveys,
    automation,
    fc.array(textOf(4000), { maxLength: 5 }),
    fc.nat(),
    fc.option(fc.float()),
    locale,
  )
  .map(([survey, name, comments, count, mean, language]) => {
    const [question] = survey.questions;
    const facts = {
      ...{ from: new Date("2026-11-23T07:00:00.000Z"), to: new Date("2026-11-24T07:00:00.000Z") },
      ...{ count, before: 0, score: question ? { question, now: mean, before: null } : null },
      comments: comments.map((text, i) => ({ text, score: i % 2 ? i : null })),
    };
    return digestMessage({ survey, automation: name, facts, timeZone: "UTC" }, language, appUrl);
  });
const messages = fc.oneof(alone, storms, digests);
const readBySlack = (message: AlertMessage) => slackMessage.parse(JSON.parse(slackBody(message)));
const readByTeams = (message: AlertMessage) => teamsMessage.parse(JSON.parse(teamsBody(message)));

describe("whatever people answer, and in both languages", () => {
  it("Slack takes the message", () => {
    const property = fc.property(messages, (message) => {
      const said = saidInSlack(readBySlack(message));
      expect(said.join("").length).toBeLessThan(9_000);
      for (const text of said) {
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/<[!@#]/);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("Teams takes the message, and Microsoft's own reader finds no fault with its card", () => {
    const property = fc.property(messages, (message) => {
      expect(Buffer.byteLength(teamsBody(message))).toBeLessThanOrEqual(20_000);
      const card = readByTeams(message);
      expect(faultsOfCard(card.attachments[0]!.content)).toEqual([]);
      for (const text of saidInTeams(card)) {
        expect(text.isWellFormed()).toBe(true);
        expect(shownOfRun(text)).toBe(text);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe("what somebody wrote", () => {
  const survey = {
    ...{ id: "srv_1", title: "After purchase", languages: ["en"] },
    questions: [{ key: "why", type: "text" as const, title: { en: "Why?" }, required: false }],
  };
  const told = (text: string) =>
    answerMessage(
      {
        survey,
        respondent: {
          ...{ id: "rsp_1", email: "elin@example.com", firstName: text, lastName: null },
          variables: { Order: text },
        },
        answers: { why: text },
        automation: "Bad news",
      },
      "en",
      appUrl,
    );
  const seen = (text: string) => text.replaceAll("\u2060", "");

  it.each(hostile)("is read in Slack as it was written: %s", (text) => {
    const said = saidInSlack(readBySlack(told(text))).map(seen);
    expect(said).toContain(`${text}, elin@example.com`);
    expect(said.filter((each) => each === `\n${text}`)).toHaveLength(2);
  });

  it.each(hostile)("is read in Teams as it was written: %s", (text) => {
    const said = saidInTeams(readByTeams(told(text)));
    expect(said.map(seen)).toContain(`${text}, elin@example.com`);
    expect(said.filter((each) => seen(shownOfRun(each)) === text)).toHaveLength(2);
  });

  it("is told whole where it fits, and shortened, with no line left out, where all together does not", () => {
    const lines = Array.from({ length: 40 }, (_, i) => ({ label: `Question ${i}`, value: "å".repeat(800) }));
    const message = { ...told("x"), lines };
    const slack = saidInSlack(readBySlack(message));
    const teams = saidInTeams(readByTeams(message));
    for (const said of [slack, teams]) {
      expect(said.filter((text) => text.startsWith("Question"))).toHaveLength(40);
      expect(said.filter((text) => /^\n?å+…$/.test(text))).toHaveLength(40);
    }
    const few = { ...message, lines: lines.slice(0, 5) };
    expect(saidInSlack(readBySlack(few)).filter((text) => text === `\n${"å".repeat(800)}`)).toHaveLength(5);
    expect(saidInTeams(readByTeams(few)).filter((text) => text === "å".repeat(800))).toHaveLength(5);
  });
});
