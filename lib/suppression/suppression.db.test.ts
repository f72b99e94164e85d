import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import { suppressions } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { liftSuppression, suppress, unsuppress } from "./mutations";
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

  test("is found by a part of it, or by the whole where the person was erased, and lifted by its id", async () => {
    const { id } = await makeWorkspace(db);
    const elin = await suppress(db, id, "elin_strand@example.com", "manual", {}, now);
    const erased = await suppress(db, id, "gone@example.com", "unsubscribed", {}, now);
    await db.update(suppressions).set({ email: null }).where(eq(suppressions.id, erased.id));
    const ids = async (search: string) =>
      (await listSuppressions(db, id, { limit: 9 }, { search })).data.map((row) => row.id);
    expect(await ids("LIN_STR")).toEqual([elin.id]);
    expect(await ids("lin%str")).toEqual([]);
    expect(await ids("gone@")).toEqual([]);
    expect(await ids("Gone@example.com")).toEqual([erased.id]);

    const other = (await makeWorkspace(db)).id;
    await expect(liftSuppression(db, other, erased.id)).rejects.toMatchObject({ code: "not_found" });
    await liftSuppression(db, id, erased.id);
    expect(await isSuppressed(db, id, "gone@example.com", null)).toBeNull();
  });
});
