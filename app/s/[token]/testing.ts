import { eq } from "drizzle-orm";
import type { Db } from "@/db";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { type Question, respondents, responses } from "@/db/schema";
import { readForm } from "@/lib/http/form";
import { showSurvey, takeSurvey } from "./handle";

export const now = new Date("2026-11-24T09:00:00.000Z");
export const later = new Date("2026-11-24T10:00:00.000Z");
export const base = "https://surveys.example.com";

export const questions: Question[] = [
  { key: "nps", type: "nps", title: { en: "Recommend us?", sv: "Rekommendera oss?" }, required: true },
  {
    key: "what",
    type: "multiple",
    title: { en: "What was good?", sv: "Vad var bra?" },
    required: false,
    options: [
      { value: "Fast & free", label: { en: "Fast & free", sv: "Snabbt" } },
      { value: "Cheap", label: { en: "Cheap" } },
    ],
  },
  { key: "why", type: "text", title: { en: "Why?", sv: "Varför?" }, required: true },
];
export const bilingual = { questions, languages: ["en", "sv"] };

/** Respondents of a test database, their links opened and their answers posted as a browser would. */
export async function linksForTests(db: Db) {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask <b>" });

  async function visitor(
    survey: Parameters<typeof makeSurvey>[2] = bilingual,
    over: Parameters<typeof makeRespondent>[2] = {},
  ) {
    return await makeRespondent(db, await makeSurvey(db, workspace.id, survey), over);
  }

  const get = (token: string, query = "", headers: Record<string, string> = {}, at = now, method = "GET") =>
    showSurvey(db, new Request(`${base}/s/${token}${query}`, { headers, method }), token, at);

  async function post(token: string, fields: [string, string][], headers: Record<string, string> = {}) {
    const request = new Request(`${base}/s/${token}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
    });
    return await takeSurvey(db, request, await readForm(request, 2 * 1024 * 1024), token, now, base);
  }

  const rowOf = async (id: string) => (await db.select().from(respondents).where(eq(respondents.id, id)))[0]!;
  const answersOf = async (id: string) =>
    (await db.select().from(responses).where(eq(responses.respondentId, id))).map(({ answers }) => answers);

  return { visitor, get, post, rowOf, answersOf };
}
