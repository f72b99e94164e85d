import { desc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { columnsOf, recordset } from "@/db/bulk";
import { type RefusedRule, refusedTries } from "@/db/schema";
import { newId } from "@/lib/ids";

/** A request refused for want of the right key. */
export type RefusedTry = { id: string; at: Date; code: string; rule: RefusedRule | null };

/** No more is kept: of one hook, and waiting in memory. */
const limits = { perHook: 20, waiting: 200 };

const noted = recordset({ note: columnsOf(refusedTries) });

/**
 * Notes requests that hooks refused, for those who are setting one up. Nothing is asked of the database while a request
 * is answered: what was noted is written now and then, and only what a draft's hook refused. A flood loses notes, not time.
 */
export class RefusedTries {
  private waiting: { automationId: string; at: Date; code: string; why: (() => RefusedRule) | undefined }[] =
    [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Db,
    private readonly everyMs = 500,
  ) {}

  /** Notes a refusal, to be written soon. @param why which rule stopped it, asked when it is written */
  note(automationId: string, code: string, at: Date, why?: () => RefusedRule): void {
    if (this.waiting.length >= limits.waiting) return;
    this.waiting.push({ automationId, at, code, why });
    this.timer ??= setTimeout(() => void this.write().catch(() => {}), this.everyMs);
  }

  /** Writes what waits. @throws what the database throws */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const notes = this.waiting.map(({ why, ...note }) => ({
      note: { ...note, id: newId("event"), rule: why?.() ?? null },
    }));
    this.waiting = [];
    if (notes.length === 0) return;
    const hooks = [...new Set(notes.map(({ note }) => note.automationId))];
    const client = this.db.$client;
    await client`insert into refused_tries ${noted.into(client, "note")} from ${noted.from(client, notes)}
      join automations a on a.id = note_automation_id and a.status = 'draft'`;
    await this.db.execute(sql`
      delete from refused_tries where id in (
        select id from (
          select id, row_number() over (partition by automation_id order by id desc) as place
          from refused_tries
          where automation_id in (select jsonb_array_elements_text(${JSON.stringify(hooks)}::text::jsonb))
        ) numbered where place > ${limits.perHook})`);
  }
}

/** What a draft's hook refused lately, newest first. The caller has checked that it is of the workspace. */
export async function listRefused(db: Tx, automationId: string): Promise<RefusedTry[]> {
  return await db
    .select({ id: refusedTries.id, at: refusedTries.at, code: refusedTries.code, rule: refusedTries.rule })
    .from(refusedTries)
    .where(eq(refusedTries.automationId, automationId))
    .orderBy(desc(refusedTries.id))
    .limit(limits.perHook);
}
