import type { TransactionSql } from "postgres";
import type { DeliveryNote, IncomingField, Mapping } from "@/db/schema";
import { addressPattern, holdsAddress } from "./address-pattern";
import { withoutPerson } from "./payload";

type Row = {
  id: string;
  automation_id: string;
  received_at: string;
  content_type: string;
  headers: Record<string, string>;
  query: Record<string, string> | null;
  detail: string | null;
  details: string | null;
  body: Buffer | null;
  items_path: string | null;
  fields: IncomingField[];
  mapping: Mapping;
};

/** How many requests changed, and the runs whose element was the person's alone though they had no address. */
export type Scrubbed = { count: number; runIds: string[] };

/**
 * Takes a person out of stored requests.
 * @param ids of the requests, in the order in which they are locked: newest first
 * @param address in lower case
 * @param known the runs that are theirs
 */
export async function scrubDeliveries(
  tx: TransactionSql,
  ids: string[],
  address: string,
  known: ReadonlySet<string>,
): Promise<Scrubbed> {
  const scrubbed: Scrubbed = { count: 0, runIds: [] };
  for (const id of ids) {
    const changed = await scrubDelivery(tx, id, address, known);
    if (!changed) continue;
    scrubbed.count += 1;
    scrubbed.runIds.push(...changed);
  }
  return scrubbed;
}

/** @returns the runs without an address whose element is gone too, or null where nothing was to be changed */
async function scrubDelivery(
  tx: TransactionSql,
  id: string,
  address: string,
  known: ReadonlySet<string>,
): Promise<string[] | null> {
  const [row] = await tx<Row[]>`
    select d.id, d.automation_id, d.received_at, d.content_type, d.headers, d.query, d.detail, d.details::text as details, d.body, a.items_path, a.fields, a.mapping
    from deliveries d join automations a on a.id = d.automation_id where d.id = ${id} for update of d`;
  if (!row) return null;
  const runs = await tx<{ id: string; position: number; email: string | null }[]>`
    select id, position, email from runs where delivery_id = ${id}`;
  const theirs = runs.filter((run) => known.has(run.id));
  const addressAt = new Map(runs.map((run) => [run.position, known.has(run.id) ? address : run.email]));
  const automation = { itemsPath: row.items_path, fields: row.fields, mapping: row.mapping };
  const rest =
    row.body && (await withoutPerson(row.body, row.content_type, address, { automation, addressAt }));
  const body = rest?.body ?? null;
  const others = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).filter(([, text]) => !holdsAddress(text, address)));
  const headers = others(row.headers);
  const query = row.query && others(row.query);
  const beside = JSON.stringify([headers, query]) !== JSON.stringify([row.headers, row.query]);
  const changed = theirs.length > 0 || (row.body !== null && !body?.equals(row.body));
  const detail = row.detail && holdsAddress(row.detail, address) ? null : row.detail;
  const details = without(row.details, address);
  const told = detail !== row.detail || details !== row.details;
  if (!changed && !told && !beside) return null;
  const note: DeliveryNote = { code: "person_erased" };
  // What stood where a body breaks may be a piece of their name or address.
  await tx`
    update deliveries set body = ${body}, headers = ${JSON.stringify(headers)}::text::jsonb,
      query = ${query && JSON.stringify(query)}::text::jsonb, detail = ${detail},
      details = ${details}::text::jsonb || case when details ? 'near' then '{"near":"…"}' else '{}' end::jsonb,
      notes = notes || ${JSON.stringify([note])}::text::jsonb
    where id = ${id}`;
  const gone = runs.filter((run) => run.email === null && rest?.positions.includes(run.position));
  await scrubMentions(tx, id, address);
  await scrubAnswers(tx, row, address, new Set([...theirs, ...gone].map(({ position }) => position)));
  return gone.map((run) => run.id);
}

/** What the runs of others tell of a person whom their data mentions. */
async function scrubMentions(tx: TransactionSql, deliveryId: string, address: string): Promise<void> {
  const mentions = await tx<
    {
      id: string;
      email: string | null;
      reason: string | null;
      details: string | null;
      errors: string | null;
      failure: string | null;
    }[]
  >`
    select id, email, reason, reason_details::text as details, errors::text, failure::text from runs
    where delivery_id = ${deliveryId} and position(${address} in lower(concat(email, reason, reason_details::text, errors::text, failure::text))) > 0`;
  const clean = (text: string | null) => without(text, address);
  for (const { id, email, reason, details, errors, failure } of mentions) {
    await tx`
      update runs set email = ${email && holdsAddress(email, address) ? null : email}, reason = ${clean(reason)}, reason_details = ${clean(details)}::text::jsonb, errors = ${clean(errors)}::text::jsonb, failure = ${clean(failure)}::text::jsonb
      where id = ${id}`;
  }
}

function without(text: string | null, address: string): string | null {
  return text?.replace(addressPattern(address), "…") ?? null;
}

/** The answers kept for repeats of the request: what they tell of the person goes. */
async function scrubAnswers(
  tx: TransactionSql,
  row: Row,
  address: string,
  positions: ReadonlySet<number>,
): Promise<void> {
  // A key is written with its request, and found by its moment.
  const kept = await tx<{ key: string; answer: string }[]>`
    select key, answer from idempotency_keys
    where automation_id = ${row.automation_id} and created_at = ${row.received_at} and position(${row.id} in answer) > 0`;
  for (const { key, answer } of kept) {
    const scrubbed = scrubAnswer(answer, positions).replace(addressPattern(address), "…");
    await tx`update idempotency_keys set answer = ${scrubbed} where automation_id = ${row.automation_id} and key = ${key}`;
  }
}

function scrubAnswer(answer: string, positions: ReadonlySet<number>): string {
  const value = JSON.parse(answer) as { results?: Record<string, unknown>[] };
  for (const result of value.results ?? []) {
    if (!positions.has(Number(result.index))) continue;
    if ("reason" in result) result.reason = "erased";
    if (Array.isArray(result.errors))
      result.errors = result.errors.map((error: Record<string, unknown>) => ({
        ...error,
        message: "Erased.",
      }));
  }
  return JSON.stringify(value);
}
