import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { type DeliveryNote, deliveries } from "@/db/schema";
import { fitContextOf, type SetupContext } from "@/lib/automation/setup/load-setup";
import { isPlain, type Json } from "@/lib/payload/json";
import { bodyFaultOf, type KeptBodyFault } from "@/lib/reason/body";
import { readStored, type Stored } from "../read-stored";
import { type Findings, findingsOf } from "./findings";

/** A captured request as the connection test tells it. */
export type Captured = {
  id: string;
  at: Date;
  status: number;
  /** Why it could not be read, if so. */
  code: string | null;
  fault: KeptBodyFault | null;
  contentType: string;
  headers: Record<string, string>;
  /** The body as text, cut to `shownCharacters`; null where it is kept no longer. */
  text: string | null;
  bytes: number;
  respondents: number;
  notes: (DeliveryNote | string)[];
  /** Of its first respondent; null where it could not be read. */
  findings: Findings | null;
};

/** No more of a body is shown. */
const shownCharacters = 50_000;

/** Does a captured request prove the connection: it could be read, and an e-mail address was found? */
export function isSuccess({ status, findings }: Pick<Captured, "status" | "findings">): boolean {
  return status < 300 && findings !== null && findings.email;
}

/** The last requests that a draft's hook captured, newest first, compared with the set-up as it is now. */
export async function listCaptured(db: Db, context: SetupContext, last = 10): Promise<Captured[]> {
  const rows = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.automationId, context.automation.id), eq(deliveries.mode, "test")))
    .orderBy(desc(deliveries.id))
    .limit(last);
  return await Promise.all(
    rows.map(async (row) => {
      const { id, receivedAt, status, code, contentType, headers, respondents, notes, body } = row;
      const read = await readRespondent(row, context.automation.itemsPath);
      const text = body && new TextDecoder().decode(body);
      return {
        ...{ id, at: receivedAt, status, code, contentType, headers, respondents, notes },
        fault: bodyFaultOf(row),
        text: text?.slice(0, shownCharacters).toWellFormed() ?? null,
        bytes: body?.length ?? 0,
        findings: read
          ? findingsOf(context.automation.fields, read.respondent, read.body, fitContextOf(context))
          : null,
      };
    }),
  );
}

/** A mark that changes whenever another request was captured or the set-up was changed: for those who ask each second. */
export async function capturedMark(db: Db, automationId: string): Promise<string> {
  const [row] = await db.execute<{ mark: string }>(sql`
    select concat_ws('-', a.version, a.updated_at, a.last_handshake_at,
      (select max(d.id) from deliveries d where d.automation_id = a.id),
      (select max(t.id) from refused_tries t where t.automation_id = a.id),
      (select max(coalesce(k.last_used_at, k.created_at)) from automation_keys k where k.automation_id = a.id)) as mark
    from automations a where a.id = ${automationId}`);
  return Buffer.from(row?.mark ?? "").toString("base64url");
}

/** A captured respondent to try things on. */
export type CapturedRespondent = { id: string; at: Date; respondent: Json; body: Json };

/**
 * The respondents of the last captured requests that can be read, newest request first.
 * @param wanted one delivery alone
 */
export async function listCapturedRespondents(
  db: Db,
  automation: { id: string; itemsPath: string | null },
  last: number,
  wanted?: string,
): Promise<CapturedRespondent[]> {
  const rows = await db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.automationId, automation.id),
        isNotNull(deliveries.body),
        wanted ? eq(deliveries.id, wanted) : undefined,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(last);
  const read = await Promise.all(
    rows.map(async (row) => {
      const parsed = await readStored(row, automation.itemsPath);
      const { id, receivedAt: at } = row;
      return parsed?.respondents.map((respondent) => ({ id, at, respondent, body: parsed.body })) ?? [];
    }),
  );
  return read.flat();
}

async function readRespondent(
  stored: Stored,
  itemsPath: string | null,
): Promise<{ respondent: Json; body: Json } | null> {
  const parsed = await readStored(stored, itemsPath);
  const respondent = parsed?.respondents.find(isPlain);
  return parsed && respondent ? { respondent, body: parsed.body } : null;
}
