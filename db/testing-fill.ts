import type { ReservedSql, Sql } from "postgres";

/** Whom the filled rows belong to. */
export type FillPlace = { workspaceId: string; surveyId: string; messageId: string };

/** How much is filled in. `now` is when the last run came; the first came so many days before. */
export type FillSize = { runs: number; automations: number; days: number; now: Date };

const big = ["deliveries", "runs", "respondents", "invitations", "responses"];
const chunk = 250_000;

/**
 * Fills a database with runs of many days, made out of their numbers by the server itself: half of all belong to the first
 * automation. Of a hundred 70 are sent, 10 scheduled, 12 filtered, 3 rejected, 1 failed, 2 duplicates, 2 skipped; a fifth
 * of those sent have answered. Triggers and checks of keys are left out, so all must be counted anew. Needs a superuser.
 * @returns the id of the first automation
 */
export async function fillDatabase(
  client: Sql,
  place: FillPlace,
  size: FillSize,
  say: (line: string) => void = () => {},
): Promise<string> {
  const connection = await client.reserve();
  try {
    return await fillBy(connection, place, size, say);
  } finally {
    await connection`set session_replication_role = origin`;
    connection.release();
  }
}

async function fillBy(
  client: ReservedSql,
  place: FillPlace,
  size: FillSize,
  say: (line: string) => void,
): Promise<string> {
  const { workspaceId, surveyId, messageId } = place;
  const { runs, automations, days, now } = size;
  const begun = now.getTime() - days * 86_400_000;
  const indexes = await client<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes where schemaname = current_schema()
      and tablename = any(${big}) and indexname not in (select conname from pg_constraint)`;
  await client.unsafe(functions);
  const triggers = await client<{ name: string; table: string }[]>`
    select t.tgname as name, c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relname = any(${big}) and not t.tgisinternal`;
  const alter = (what: string) =>
    client.unsafe(
      triggers.map(({ name, table }) => `alter table ${table} ${what} trigger ${name}`).join("; "),
    );
  await alter("disable");
  await client`set session_replication_role = replica`;
  for (const { name } of indexes) await client`drop index ${client(name)}`;
  await client`
    insert into automations (id, workspace_id, name, status, survey_id, message_id, fields, mapping, auto_disable_after, created_at, updated_at)
    select fill_id('aut', ${begun}::float8 + n, n), ${workspaceId}, 'Automation ' || n, case when n % 17 = 3 then 'disabled' else 'enabled' end,
      ${surveyId}, ${messageId}, '[{"name":"EmailAddress","path":"EmailAddress","required":true}]', '{"EmailAddress":"email"}', 10,
      to_timestamp(${begun / 1000}::float8), to_timestamp(${begun / 1000}::float8)
    from generate_series(0, ${automations - 1}) n`;
  const step = (now.getTime() - begun) / runs;
  for (let from = 0; from < runs; from += chunk) {
    const numbers = `
      select n, at, to_timestamp(at / 1000) as moment, fill_status(n) as status, '${workspaceId}' as workspace_id,
        fill_id('aut', ${begun} + a, a) as automation_id, fill_id('dlv', at, n) as delivery_id, fill_id('run', at, n) as run_id,
        case when fill_status(n) in ('sent', 'scheduled', 'failed', 'skipped') then fill_id('rsp', at, n) end as respondent_id,
        'person' || n % 4000000 || '@example.com' as email, fill_status(n) = 'sent' and n % 5 = 0 as answered
      from generate_series(${from}::bigint, ${Math.min(from + chunk, runs) - 1}) n,
        lateral (select ${begun} + n * ${step}::float8 as at, case when n % 2 = 0 then 0 else 1 + (n / 2 * 7919) % ${automations - 1} end as a) made`;
    for (const statement of statements(surveyId))
      await client.unsafe(statement.replace("NUMBERS", `(${numbers}) f`));
    say(`${Math.min(from + chunk, runs)} runs`);
  }
  for (const { definition } of indexes)
    await client.unsafe(`set maintenance_work_mem = '512MB'; ${definition}`);
  await alter("enable always");
  await client`delete from tallied`;
  await client.unsafe("vacuum analyze");
  return (await client<{ id: string }[]>`select fill_id('aut', ${begun}::float8, 0) as id`)[0]!.id;
}

const statements = (surveyId: string) => [
  `insert into deliveries (id, workspace_id, automation_id, mode, received_at, status, content_type, headers, body, notes, respondents)
    select delivery_id, workspace_id, automation_id, 'live', moment, case when status = 'rejected' then 400 else 200 end, 'application/json',
      '{"user-agent":"fill/1"}', convert_to('{"EmailAddress":"' || email || '"}', 'UTF8'), '[]', 1 from NUMBERS`,
  `insert into respondents (id, workspace_id, survey_id, email, first_name, language, variables, token, answered_at, created_at)
    select respondent_id, workspace_id, '${surveyId}', email, 'F' || n, 'en', '{}', md5(respondent_id), case when answered then moment + interval '1 hour' end, moment
    from NUMBERS where respondent_id is not null`,
  `insert into runs (id, workspace_id, automation_id, delivery_id, position, status, reason, reason_details, email, mapped, errors, failure, respondent_id, answered, created_at, updated_at)
    select run_id, workspace_id, automation_id, delivery_id, 0, status, case when status = 'filtered' then 'filter_not_met' end,
      case when status = 'filtered' then '{"field":"Language","op":"equals","value":"sv","got":"en"}'::jsonb end, email,
      jsonb_build_object('email', email, 'firstName', 'F' || n, 'lastName', null, 'language', 'en', 'variables', '{}'::jsonb),
      case when status = 'rejected' then '[{"field":"EmailAddress","code":"invalid_email","why":"at"}]'::jsonb end,
      case status when 'failed' then jsonb_build_object('kind', 'system', 'code', 'mail_auth', 'step', 'send', 'at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'))
        when 'rejected' then jsonb_build_object('kind', 'sender', 'code', 'invalid_data', 'step', 'map', 'at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')) end,
      respondent_id, answered, moment, moment from NUMBERS`,
  `insert into invitations (id, workspace_id, automation_id, run_id, respondent_id, reminder, status, send_at, due_at, attempts, sent_at, email, created_at)
    select fill_id('inv', at, n), workspace_id, automation_id, run_id, respondent_id, 0, status, due, case when status = 'scheduled' then due end,
      case when status = 'sent' then 1 else 0 end, case when status = 'sent' then moment end, email, moment
    from NUMBERS, lateral (select case when status = 'scheduled' then now() + interval '1 day' * (1 + n % 60) else moment end as due) d
    where respondent_id is not null`,
  `insert into responses (id, workspace_id, survey_id, respondent_id, language, answers, completed_at)
    select fill_id('res', at, n), workspace_id, '${surveyId}', respondent_id, 'en', jsonb_build_object('nps', n / 5 % 11), moment + interval '1 hour' from NUMBERS where answered`,
];

const digits = "0123456789abcdefghjkmnpqrstvwxyz";
const head = Array.from(
  { length: 10 },
  (_, i) => `substr('${digits}', ((at::bigint >> ${45 - 5 * i}) & 31)::int + 1, 1)`,
);
const share = "n * 2654435761 % 100";

/** Ids as `newId` makes them: a moment in milliseconds, then what tells them apart. */
const functions = `
  create or replace function fill_id(prefix text, at float8, n bigint) returns text language sql immutable as $$
    select prefix || '_' || ${head.join(" || ")} || 'e' || lpad(to_hex(n), 15, '0') $$;
  create or replace function fill_status(n bigint) returns text language sql immutable as $$
    select case when ${share} < 70 then 'sent' when ${share} < 80 then 'scheduled' when ${share} < 92 then 'filtered'
      when ${share} < 95 then 'rejected' when ${share} < 96 then 'failed' when ${share} < 98 then 'duplicate' else 'skipped' end $$`;
