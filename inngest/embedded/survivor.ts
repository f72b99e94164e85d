import { sql } from "drizzle-orm";
import { database } from "@/db";
import { inngest } from "../client";
import { tested } from "./testing-event";

/** A function of two steps for the recovery tests; the first leaves a mark in the database. */
export const survivor = (second: () => Promise<void>) =>
  inngest.createFunction({ id: "survivor", triggers: [tested] }, async ({ step }) => {
    await step.run("first", async () => {
      await database().execute(sql`insert into marks (at) values (now())`);
    });
    await step.run("second", second);
  });
