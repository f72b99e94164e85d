import { beforeAll, expect, test } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import type { Variable } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { getSurvey } from "../queries";
import { addVariable } from "./add";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
let workspaceId: string;

beforeAll(async () => {
  workspaceId = (await makeWorkspace(db)).id;
});

const text = (name: string): Variable => ({ name, type: "text", format: "text", required: false });
const namesOf = async (id: string) =>
  (await getSurvey(db, workspaceId, id)).variables.map(({ name }) => name);

test("of two who add a variable at once, neither takes away the other's", async () => {
  const { id } = await makeSurvey(db, workspaceId, { variables: [text("OrderId")] });
  await Promise.all(
    ["A", "B", "C", "D"].map((name) => addVariable(db, workspaceId, id, text(name), now, null)),
  );
  expect((await namesOf(id)).sort()).toEqual(["A", "B", "C", "D", "OrderId"]);
});

test("a survey that lives elsewhere takes variables too", async () => {
  const external = {
    kind: "external",
    url: "https://forms.example.com/?e={{email}}",
    questions: [],
  } as const;
  const { id } = await makeSurvey(db, workspaceId, { ...external, questions: [], variables: [] });
  await addVariable(db, workspaceId, id, text("Loyalty"), now, null);
  expect(await namesOf(id)).toEqual(["Loyalty"]);
});

test.each([
  ["loyalty", "duplicate"],
  ["surveyLink", "reserved"],
  ["a|b", "invalid_characters"],
])("the name %s is refused at its place", async (name, code) => {
  const { id } = await makeSurvey(db, workspaceId, { variables: [text("Loyalty")] });
  await expect(addVariable(db, workspaceId, id, text(name), now, null)).rejects.toMatchObject({
    more: { errors: [{ field: "name", code }] },
  });
  expect(await namesOf(id)).toEqual(["Loyalty"]);
});
