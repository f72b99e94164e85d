import { describe, expect, test } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { suppress, unsuppress } from "./mutations";
import { findSuppressed, isSuppressed, listSuppressions } from "./queries";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
const later = new Date("2026-11-25T09:00:00.000Z");
const email = "Elin@example.com";

describe("a suppressed address", () => {
  test("is known in any spelling of its case, in its workspace only", async () => {
    const { id } = await makeWorkspace(db);
    await suppress(db, id, email, "unsubscribed", {}, now);
    expect(await findSuppressed(db, id, ["elin@EXAMPLE.com", "other@example.com"], null)).toEqual(
      new Map([["elin@EXAMPLE.com", "unsubscribed"]]),
    );
    expect(await isSuppressed(db, (await makeWorkspace(db)).id, email, null)).toBeNull();
    expect(await findSuppressed(db, id, [], null)).toEqual(new Map());
  });

  test("of one survey may be mailed for another", async () => {
    const { id } = await makeWorkspace(db);
    const [one, other] = [await makeSurvey(db, id), await makeSurvey(db, id)];
    await suppress(db, id, email, "unsubscribed", { surveyId: one.id }, now);
    expect(await isSuppressed(db, id, email, one.id)).toBe("unsubscribed");
    expect(await isSuppressed(db, id, email, other.id)).toBeNull();
    expect(await isSuppressed(db, id, email, null)).toBeNull();
  });

  test("keeps its first moment when suppressed again, and the stronger reason", async () => {
    const { id } = await makeWorkspace(db);
    const first = await suppress(db, id, email, "unsubscribed", {}, now);
    expect(await suppress(db, id, email, "unsubscribed", {}, later)).toEqual(first);
    expect(await suppress(db, id, email, "bounced", { note: "550" }, later)).toEqual(first);
    expect(await suppress(db, id, email, "complained", { note: "report" }, later)).toMatchObject({
      id: first.id,
      reason: "complained",
      note: "report",
      createdAt: later,
    });
  });

  test("counts once, however many suppress it at the same moment", async () => {
    const { id } = await makeWorkspace(db);
    await Promise.all(Array.from({ length: 6 }, () => suppress(db, id, email, "manual", {}, now)));
    expect((await listSuppressions(db, id, { limit: 10 })).data).toHaveLength(1);
  });

  test("is freed by scope and reason", async () => {
    const { id } = await makeWorkspace(db);
    const survey = await makeSurvey(db, id);
    await suppress(db, id, email, "unsubscribed", { surveyId: survey.id }, now);
    await suppress(db, id, email, "bounced", {}, now);
    expect(await unsuppress(db, id, "ELIN@example.com", { reasons: ["unsubscribed"], surveyId: null })).toBe(
      0,
    );
    expect(await unsuppress(db, id, "ELIN@example.com", { reasons: ["unsubscribed"] })).toBe(1);
    expect(await unsuppress(db, (await makeWorkspace(db)).id, email)).toBe(0);
    expect(await unsuppress(db, id, email, { surveyId: survey.id })).toBe(0);
    expect(await unsuppress(db, id, email)).toBe(1);
    expect(await isSuppressed(db, id, email, survey.id)).toBeNull();
  });

  test("is listed from the newest, in pages, by reason or address", async () => {
    const { id } = await makeWorkspace(db);
    for (const name of ["a", "b", "c"]) await suppress(db, id, `${name}@example.com`, "manual", {}, now);
    await suppress(db, id, "d@example.com", "bounced", {}, now);
    const first = await listSuppressions(db, id, { limit: 3 });
    const second = await listSuppressions(db, id, { limit: 3, cursor: first.nextCursor! });
    expect([...first.data, ...second.data].map((s) => s.email?.[0])).toEqual(["d", "c", "b", "a"]);
    expect((await listSuppressions(db, id, { limit: 9 }, { reason: "bounced" })).data).toHaveLength(1);
    expect((await listSuppressions(db, id, { limit: 9 }, { email: "A@example.com" })).data).toHaveLength(1);
  });
});
