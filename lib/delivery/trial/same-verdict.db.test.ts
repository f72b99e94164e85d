import fc from "fast-check";
import { expect, test } from "vitest";
import { makeAutomation, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import type { Result } from "../hook/decisions";
import { hookForTests } from "../testing";
import { previewAutomation } from "./preview";
import { cases } from "./testing-setups";
import { trySetup } from "./trial";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");
const { post } = hookForTests(db, now);
const { id: workspaceId } = await makeWorkspace(db);

test("a request is answered as a dry run, the preview and the wizard tell it", async () => {
  const property = fc.asyncProperty(cases(12), async ({ respondents, languages, ...setup }) => {
    const over = { variables: setup.variables, languages: languages.length > 0 ? [...languages] : ["en"] };
    const survey = await makeSurvey(db, workspaceId, over);
    const { fields, mapping, filter } = setup;
    const of = { workspaceId, surveyId: survey.id, autoDisableAfter: null, fields, mapping, filter };
    const { automation, key } = await makeAutomation(db, of);

    const dry = await post(automation.id, respondents, { key, query: "dryRun=1" });
    const live = await post(automation.id, respondents, { key });
    const preview = await previewAutomation(db, automation, { last: 50 }, now);
    const trial = await trySetup(db, await loadSetup(db, workspaceId, automation.id), {}, now);

    const told = (dry.json.results as Result[]).map(({ mapped: _, ...result }) => result);
    expect((live.json.results as Result[]).map(({ runId: _, ...result }) => result)).toEqual(told);
    expect(preview.results.map(({ deliveryId: _, receivedAt: __, ...result }) => result)).toEqual(
      dry.json.results,
    );
    const outcomes = { scheduled: "passes", filtered: "stopped", rejected: "rejected" } as const;
    expect(trial.requests.map(({ outcome, errors }) => [outcome, errors])).toEqual(
      told.map(({ status, errors = [] }) => [
        outcomes[status as "scheduled"],
        errors.map(({ field, code }) => ({ field, code })),
      ]),
    );
  });
  await fc.assert(property, { numRuns: 15 });
}, 60_000);
