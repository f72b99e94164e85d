import { beforeAll, describe, expect, it } from "vitest";
import { makeAutomation, makeMessage, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { fillDatabase } from "@/db/testing-fill";
import { nodesOf, type Plan, recordingDatabase, rowsReadBy } from "@/db/testing-plan";
import {
  type Automation,
  countRuns,
  detailAutomations,
  getAutomation,
  listAutomations,
} from "../automation/queries";
import { countHeld, heldOf } from "../delivery/hold";
import { listDeliveries } from "../delivery/queries";
import { listWaiting, waitingOf } from "../invitation/list";
import { respondentStates } from "../respondent/detail";
import { listRespondents } from "../respondent/queries";
import { listResponses } from "../response/queries";
import { findUnreadable, listCauses } from "../run/causes";
import { countByRunStatus, countNewer, listLookedAt, listStretch } from "../run/list";
import { listRuns } from "../run/queries";
import { countWaitingReplays } from "../run/replay";
import { countUses } from "../survey/list";
import { countFirst, wrongTallies } from "../tally/fold";
import { daysAsPeriods } from "../tally/read";
import { getOverview } from "./automation";
import { listForPeople } from "./automations";
import { findConcerned } from "./find";
import { pulseOf } from "./pulse";

const runs = 300_000;
const automations = 200;
const now = new Date();
const here = { timeZone: "Europe/Stockholm", now };
const big = ["deliveries", "runs", "respondents", "invitations", "responses", "run_events", "tally_changes"];

const filled = await testDatabase();
const { db, sent } = recordingDatabase(filled);
let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
let surveyId = "";
let automation: Automation;

beforeAll(async () => {
  workspace = await makeWorkspace(filled, { timeZone: here.timeZone });
  const survey = await makeSurvey(filled, workspace.id);
  const message = await makeMessage(filled, workspace.id);
  await makeAutomation(filled, { workspaceId: workspace.id, surveyId: survey.id, messageId: message.id });
  const place = { workspaceId: workspace.id, surveyId: survey.id, messageId: message.id };
  const id = await fillDatabase(filled.$client, place, { runs, automations, days: 90, now });
  await countFirst(filled, Number.POSITIVE_INFINITY);
  await filled.$client`vacuum analyze`;
  automation = await getAutomation(db, workspace.id, id);
  surveyId = survey.id;
}, 900_000);

/** What a piece of work reads of the big tables and the tallies: rows, and which are read from end to end. */
async function readsOf(work: () => Promise<unknown>) {
  sent.length = 0;
  await work();
  const found = { rows: 0, tallies: 0, whole: [] as string[], sorted: 0 };
  for (const { text, values } of sent.filter((each) => /^\s*(select|with)/i.test(each.text))) {
    const [answer] = await filled.$client.unsafe(`explain (analyze, format json) ${text}`, values as never[]);
    for (const node of nodesOf(answer!["QUERY PLAN"][0].Plan as Plan)) note(node);
  }
  return found;

  function note(node: Plan): void {
    const table = node["Relation Name"];
    if (table && big.includes(table)) {
      found.rows += rowsReadBy(node);
      if (node["Node Type"] === "Seq Scan" && node["Actual Loops"] > 0 && table !== "tally_changes")
        found.whole.push(table);
    }
    if (table === "tallies") found.tallies += rowsReadBy(node);
    if (node["Node Type"] === "Sort")
      found.sorted = Math.max(found.sorted, node.Plans?.[0]?.["Actual Rows"] ?? 0);
  }
}

const id = () => automation.id;
const page = { limit: 50 };
const days = {
  since: new Date(now.getTime() - 40 * 86_400_000),
  until: new Date(now.getTime() - 30 * 86_400_000),
};
const span = { ...days, periods: daysAsPeriods({ from: iso(days.since), to: iso(days.until) }) };
const email = "person77@example.com";

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** By name: how many rows are shown, and the work. */
const works: Record<string, [number, () => Promise<unknown>]> = {
  "an automation's numbers": [
    11,
    async () => [await countRuns(db, [id()]), await countHeld(db, id()), await countWaitingReplays(db, id())],
  ],
  "what waits": [1, () => waitingOf(db, [id()])],
  "its pulse": [60, () => pulseOf(db, automation)],
  "its overview, a day": [24, () => getOverview(db, id(), { ...here, range: "24h" })],
  "its overview, 30 days": [30, () => getOverview(db, id(), { ...here, range: "30d" })],
  "its runs": [50, () => listStretch(db, id(), {}, {}, 50)],
  "its runs, the last page": [50, () => listStretch(db, id(), {}, { newerThan: "run_0" }, 50)],
  ...Object.fromEntries(
    (["failed", "held", "cancelled", "test"] as const).map((status) => [
      `its runs that are ${status}`,
      [50, () => listStretch(db, id(), { statuses: [status] }, {}, 50)],
    ]),
  ),
  "its runs of several statuses": [
    150,
    () => listStretch(db, id(), { statuses: ["duplicate", "skipped", "cancelled"] }, {}, 50),
  ],
  "its runs of some days": [50, () => listStretch(db, id(), span, {}, 50)],
  "its failed runs of some days": [
    50,
    () => listStretch(db, id(), { ...span, statuses: ["failed"] }, {}, 50),
  ],
  "its runs of a cause": [
    50,
    () => listStretch(db, id(), { cause: { code: "mail_auth", field: "" } }, {}, 50),
  ],
  "its runs of a cause that there is not": [
    50,
    () => listStretch(db, id(), { cause: { code: "mail_error", field: "" } }, {}, 50),
  ],
  "its runs as a file": [
    500,
    () => listLookedAt(db, id(), { statuses: ["scheduled", "sending"] }, { limit: 500 }),
  ],
  "the tabs of its runs": [11, () => countByRunStatus(db, id(), {})],
  "the tabs of its runs of some days": [11 * 11, () => countByRunStatus(db, id(), span)],
  "what is newer": [100, () => countNewer(db, id(), { statuses: ["failed"] }, null)],
  "its causes": [40, () => listCauses(db, id(), here)],
  "its causes of some days": [40, () => listCauses(db, id(), { ...here, ...span })],
  "what could not be read": [1, () => findUnreadable(db, id())],
  "what is scheduled": [50, () => listWaiting(db, id(), undefined, 50)],
  "the list of automations": [
    50 * 30,
    () => listForPeople(db, { id: workspace.id, timeZone: here.timeZone }, {}, page, now),
  ],
  "what automations hold": [
    automations,
    async () =>
      heldOf(
        db,
        (await listAutomations(db, workspace.id, { limit: 200 })).data.map((each) => each.id),
      ),
  ],
  "the API's list of automations": [
    200,
    async () => detailAutomations(db, (await listAutomations(db, workspace.id, { limit: 200 })).data, now),
  ],
  "the API's runs": [200, () => listRuns(db, workspace.id, id(), {}, { limit: 200 })],
  "the API's failed runs": [
    200,
    () => listRuns(db, workspace.id, id(), { statuses: ["failed"] }, { limit: 200 }),
  ],
  "the API's runs of an address": [10, () => listRuns(db, workspace.id, id(), { email }, { limit: 200 })],
  "the API's deliveries": [50, () => listDeliveries(db, workspace.id, id(), page)],
  respondents: [
    100,
    async () =>
      respondentStates(db, workspace.id, (await listRespondents(db, workspace.id, null, page)).data),
  ],
  "a survey's respondents": [50, () => listRespondents(db, workspace.id, surveyId, page)],
  "a survey's numbers": [2, () => countUses(db, workspace.id, [surveyId])],
  responses: [100, () => listResponses(db, workspace.id, surveyId, page)],
  "whom the palette finds": [20, () => findConcerned(db, workspace.id, "person77@", 5)],
};

/** A search may look at so many rows, whatever there is. */
const searches: Record<string, () => Promise<unknown>> = {
  "runs by an address": () => listStretch(db, id(), { search: email }, {}, 50),
  "runs by what all addresses have": () => listStretch(db, id(), { search: "person" }, {}, 50),
  "runs by what no address has": () => countByRunStatus(db, id(), { search: "nobody" }),
  "respondents by an address": () => listRespondents(db, workspace.id, surveyId, page, email),
  "respondents by what all addresses have": () => listRespondents(db, workspace.id, null, page, "person"),
};

describe("on a database of 300,000 runs", () => {
  it.each(Object.entries(works))(
    "%s reads no more than 20 rows for each it shows",
    async (_, [shown, work]) => {
      const { rows, tallies, whole, sorted } = await readsOf(work);
      expect({
        whole,
        rows: rows <= shown * 20 || rows,
        tallies: tallies <= shown * 20 || tallies,
        sorted: sorted <= shown * 20 || sorted,
      }).toEqual({ whole: [], rows: true, tallies: true, sorted: true });
    },
  );

  it.each(Object.entries(searches))("%s are searched within a bound", async (_, work) => {
    const { rows, whole } = await readsOf(work);
    expect({ whole, rows: rows <= 60_000 || rows }).toEqual({ whole: [], rows: true });
  });

  it("counts what a recount counts", async () => {
    expect(await wrongTallies(filled)).toBe(0);
  });
});
