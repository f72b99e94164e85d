import { expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { replayRun } from "../run/replay";
import { later, runsForTests } from "../run/testing";
import { redoMarked } from "./redo";

const db = await testDatabase();
const { automation, runOf, workspaceId } = await runsForTests(db);

it("keeps a run marked while the database is in trouble, and decides it when that is over", async () => {
  const { post, change } = await automation();
  const id = (await post({ mail: "anna@example.com" })).json.results[0].runId as string;
  await change({ fields: [{ name: "EmailAddress", path: "mail", required: true }] });
  await replayRun(db, workspaceId, id, later);
  await db.$client.unsafe(`create function no_space() returns trigger language plpgsql as
    $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
    create trigger no_space before insert on run_events for each row
      when (new.kind = 'replayed') execute function no_space()`);
  await expect(redoMarked(db, later)).rejects.toMatchObject({ code: "53100" });
  await db.$client.unsafe("drop trigger no_space on run_events");
  expect((await runOf(id)).redoAt).not.toBeNull();
  expect(await redoMarked(db, later)).toBe(1);
  expect(await runOf(id)).toMatchObject({ status: "scheduled", redoAt: null });
});
