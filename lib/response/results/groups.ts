import { sql } from "drizzle-orm";
import type { Db } from "@/db";
import { respondents, responses } from "@/db/schema";
import type { Survey } from "../../survey/queries";

/** Values of a background variable that answers can be told apart by, those of most people first. */
export type Group = { name: string; values: string[]; more: boolean };

/** So many answers, the newest, are looked at. */
const looked = 5_000;

/** So many values of a variable are offered. */
const offered = 20;

/**
 * The background variables that part a survey's answers into groups: lists, and others that have on average two people
 * for each value. What is different for everybody, such as an order's number, parts nothing. Read from the newest answers.
 */
export async function listGroups(
  db: Db,
  { workspaceId, id, variables }: Pick<Survey, "workspaceId" | "id" | "variables">,
): Promise<Group[]> {
  const rows = await db.execute<{ name: string; value: string; parts: boolean; place: number }>(sql`
    select name, value, parts, place from (
      select given.key as name, given.value,
        count(*) over (partition by given.key) between 2 and sum(count(*)) over (partition by given.key) / 2 as parts,
        (row_number() over (partition by given.key order by count(*) desc, given.value))::int as place
      from (
        select ${responses.respondentId} from ${responses}
        where ${responses.workspaceId} = ${workspaceId} and ${responses.surveyId} = ${id}
        order by ${responses.id} desc limit ${looked}
      ) answered cross join lateral (select * from ${respondents} where ${respondents.id} = answered.respondent_id offset 0) respondents
      cross join lateral jsonb_each_text(${respondents.variables}) given
      group by 1, 2
    ) counted
    where place <= ${offered + 1} order by name, place`);
  return variables.flatMap(({ name, type }) => {
    const of = [...rows].filter((row) => row.name === name);
    if (type !== "list" && !of[0]?.parts) return [];
    if (of.length < 2) return [];
    return [{ name, values: of.slice(0, offered).map(({ value }) => value), more: of.length > offered }];
  });
}
