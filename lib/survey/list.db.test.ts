import { expect, test } from "vitest";
import { makeMessage, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { listMessages } from "../message/queries";
import { listSurveys } from "./queries";

const db = await testDatabase();

test("surveys and messages are found by part of their names, in their workspace only", async () => {
  const [{ id }, other] = [await makeWorkspace(db), await makeWorkspace(db)];
  const survey = await makeSurvey(db, id, { title: "Efter köp 100%" });
  await makeSurvey(db, id, { title: "Efter köp 1000" });
  const message = await makeMessage(db, id, { name: "Tack_du" });
  await makeMessage(db, id, { name: "Tack du" });
  const page = { limit: 5 };
  const ids = ({ data }: { data: { id: string }[] }) => data.map((each) => each.id);
  expect(ids(await listSurveys(db, id, page, "KÖP 100%"))).toEqual([survey.id]);
  expect(ids(await listMessages(db, id, page, "tack_"))).toEqual([message.id]);
  expect(ids(await listSurveys(db, other.id, page, "köp"))).toEqual([]);
  expect((await listSurveys(db, id, page, "")).data).toHaveLength(2);
});
