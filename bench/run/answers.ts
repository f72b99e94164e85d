import { type Agent, type RequestOptions, request } from "node:http";
import { connect } from "@/db";
import { postPeople } from "./post-people";
import type { Target } from "./set-up";

/**
 * Makes people who may answer, as if all had been mailed: what still waits is withdrawn by an answer, which is dearer.
 * @returns their personal tokens
 */
export async function makeMailed(target: Target, databaseUrl: string, people: number): Promise<string[]> {
  await postPeople(target, people);
  const { $client: sql } = connect(databaseUrl, 2);
  await sql`update invitations set status = 'sent', due_at = null`;
  await sql`update runs set status = 'sent'`;
  const rows = await sql<{ token: string }[]>`select token from respondents where answered_at is null`;
  await sql.end();
  return rows.map(({ token }) => token);
}

/** Posts a survey's form. @returns whether it was taken: that is what sends the browser on */
export async function postForm(url: string, form: string, agent: Agent): Promise<boolean> {
  const options: RequestOptions = {
    ...{ method: "POST", agent },
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(form),
    },
  };
  return await new Promise((done, fail) =>
    request(url, options, (answer) => {
      const { statusCode, headers } = answer;
      const taken = statusCode === 303 && !String(headers.location).includes("page=");
      answer.resume().on("end", () => done(taken));
    })
      .on("error", fail)
      .end(form),
  );
}
