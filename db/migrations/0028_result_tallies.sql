CREATE TABLE "answer_changes" (
	"survey_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"groups" text[] NOT NULL,
	"cells" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_tallies" (
	"survey_id" text NOT NULL,
	"group" text NOT NULL,
	"period" text NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	"count" integer NOT NULL,
	"sum" numeric NOT NULL,
	CONSTRAINT "answer_tallies_survey_id_group_period_key_value_pk" PRIMARY KEY("survey_id","group","period","key","value")
);
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "groups" text[];--> statement-breakpoint
CREATE INDEX "answer_changes_survey" ON "answer_changes" USING btree ("survey_id");--> statement-breakpoint
-- Free text and what nobody asks for are in no cell; a number is kept to two digits, its sum exactly.
CREATE FUNCTION answer_bucket(n numeric) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN n = 0 THEN '0' ELSE trim_scale(round(n, 1 - floor(log(abs(n)))::int))::text END
$$;
--> statement-breakpoint
CREATE FUNCTION answer_cells(answers jsonb, questions jsonb) RETURNS TABLE (key text, value text, sum numeric) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '', '', 0::numeric
  UNION ALL SELECT q.key, '', 0 FROM jsonb_to_recordset($2) q(key text) WHERE $1 ? q.key
  UNION ALL SELECT q.key, each.value, each.sum
  FROM jsonb_to_recordset($2) q(key text, type text)
  CROSS JOIN LATERAL (SELECT $1 -> q.key AS a, jsonb_typeof($1 -> q.key) AS kind) given
  CROSS JOIN LATERAL (
    SELECT answer_bucket(a::numeric) AS value, a::numeric AS sum WHERE q.type = 'number' AND kind = 'number'
    UNION ALL SELECT CASE jsonb_typeof(choice) WHEN 'object' THEN ':other' ELSE choice #>> '{}' END, 0
    FROM jsonb_array_elements(CASE kind WHEN 'array' THEN a ELSE jsonb_build_array(a) END) choice
    WHERE q.type IN ('nps', 'rating', 'csat', 'ces', 'single', 'multiple', 'date', 'consent') AND jsonb_typeof(choice) <> 'null'
    UNION ALL SELECT cell.key || U&'\001F' || cell.value, 0
    FROM jsonb_each_text(CASE WHEN q.type = 'matrix' AND kind = 'object' THEN a ELSE '{}' END) cell
    UNION ALL SELECT ranked.value || U&'\001F' || ranked.place, 0
    FROM jsonb_array_elements_text(CASE WHEN q.type = 'ranking' AND kind = 'array' THEN a ELSE '[]' END) WITH ORDINALITY ranked(value, place)
  ) each
  WHERE $1 ? q.key AND q.type NOT IN ('text', 'statement')
$$;
--> statement-breakpoint
-- The variables that part answers into groups: the first lists of few values.
CREATE FUNCTION grouping_variables(variables jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(name ORDER BY place), '{}') FROM (
    SELECT v.value ->> 'name' AS name, v.place FROM jsonb_array_elements($1) WITH ORDINALITY v(value, place)
    WHERE v.value ->> 'type' = 'list' AND jsonb_array_length(coalesce(v.value -> 'options', '[]')) <= 50 ORDER BY v.place LIMIT 8
  ) first_ones
$$;
--> statement-breakpoint
-- What a person's response counts under, beside its language. An automation is remembered after its runs are gone.
CREATE FUNCTION response_groups(respondent text, before text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(each ORDER BY each), '{}') FROM (
    SELECT 'a:' || r.automation_id AS each FROM invitations i JOIN runs r ON r.id = i.run_id
    WHERE i.respondent_id = $1 AND i.reminder = 0
    UNION SELECT known FROM unnest($2) known WHERE known LIKE 'a:%'
    UNION SELECT left('v:' || name || '=' || coalesce(p.variables ->> name, ''), 400)
    FROM respondents p JOIN surveys s ON s.id = p.survey_id CROSS JOIN LATERAL unnest(grouping_variables(s.variables)) name
    WHERE p.id = $1
  ) all_of_them
$$;
--> statement-breakpoint
CREATE FUNCTION answer_change(survey text, completed timestamptz, sign int, language text, groups text[], answers jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO answer_changes (survey_id, at, count, groups, cells)
  SELECT s.id, date_bin('15 minutes', $2, '2000-01-01Z'), $3, ARRAY['', 'l:' || $4] || coalesce($5, '{}'),
    (SELECT jsonb_agg(jsonb_build_array(c.key, c.value, c.sum)) FROM answer_cells($6, s.questions) c)
  FROM surveys s WHERE s.id = $1
$$;
--> statement-breakpoint
CREATE FUNCTION response_grouped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.groups := response_groups(NEW.respondent_id, NEW.groups);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION response_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM answer_change(OLD.survey_id, OLD.completed_at, -1, OLD.language, OLD.groups, OLD.answers);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM answer_change(NEW.survey_id, NEW.completed_at, 1, NEW.language, NEW.groups, NEW.answers);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION respondent_regrouped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE responses SET groups = response_groups(NEW.id, groups) WHERE respondent_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER responses_grouped BEFORE INSERT ON responses FOR EACH ROW EXECUTE FUNCTION response_grouped();
--> statement-breakpoint
CREATE TRIGGER responses_counted AFTER INSERT OR DELETE ON responses FOR EACH ROW EXECUTE FUNCTION response_counted();
--> statement-breakpoint
CREATE TRIGGER responses_counted_anew AFTER UPDATE OF answers, language, completed_at, survey_id, groups ON responses FOR EACH ROW
  WHEN ((OLD.answers, OLD.language, OLD.completed_at, OLD.survey_id, OLD.groups) IS DISTINCT FROM (NEW.answers, NEW.language, NEW.completed_at, NEW.survey_id, NEW.groups))
  EXECUTE FUNCTION response_counted();
--> statement-breakpoint
CREATE TRIGGER respondents_regrouped AFTER UPDATE OF variables ON respondents FOR EACH ROW
  WHEN (OLD.variables IS DISTINCT FROM NEW.variables) EXECUTE FUNCTION respondent_regrouped();
--> statement-breakpoint
ALTER TABLE responses ENABLE ALWAYS TRIGGER responses_grouped, ENABLE ALWAYS TRIGGER responses_counted, ENABLE ALWAYS TRIGGER responses_counted_anew;
--> statement-breakpoint
ALTER TABLE respondents ENABLE ALWAYS TRIGGER respondents_regrouped;
--> statement-breakpoint
-- Where a question with answers gets another type, goes or comes back, or other variables part the answers, all is counted
-- anew. The lock waits for answers that are being stored as the questions were; those after it see them as they are.
CREATE FUNCTION survey_counts_again() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  keys text[];
BEGIN
  SELECT array_agg(DISTINCT key) INTO keys FROM (
    (SELECT key, type FROM jsonb_to_recordset(OLD.questions) q(key text, type text) EXCEPT SELECT key, type FROM jsonb_to_recordset(NEW.questions) q(key text, type text))
    UNION ALL
    (SELECT key, type FROM jsonb_to_recordset(NEW.questions) q(key text, type text) EXCEPT SELECT key, type FROM jsonb_to_recordset(OLD.questions) q(key text, type text))
  ) other;
  IF keys IS NULL AND grouping_variables(OLD.variables) = grouping_variables(NEW.variables) THEN
    RETURN NULL;
  END IF;
  PERFORM FROM surveys WHERE id = NEW.id FOR UPDATE;
  IF EXISTS (SELECT FROM tallies WHERE subject = NEW.id AND period = 'all' AND what = 'answer' AND cause = ANY (keys))
    OR EXISTS (SELECT FROM tally_changes WHERE subject = NEW.id AND what = 'answer' AND cause = ANY (keys))
    OR grouping_variables(OLD.variables) <> grouping_variables(NEW.variables) AND EXISTS (SELECT FROM responses WHERE survey_id = NEW.id)
  THEN
    DELETE FROM tallied WHERE subject = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER surveys_count_again AFTER UPDATE OF questions, variables ON surveys FOR EACH ROW
  WHEN (OLD.questions IS DISTINCT FROM NEW.questions OR OLD.variables IS DISTINCT FROM NEW.variables) EXECUTE FUNCTION survey_counts_again();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tally_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tallied WHERE subject = OLD.id;
  DELETE FROM tallies WHERE subject = OLD.id;
  DELETE FROM tally_changes WHERE subject = OLD.id;
  DELETE FROM answer_tallies WHERE survey_id = OLD.id;
  DELETE FROM answer_changes WHERE survey_id = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tally_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tallied WHERE subject IN (SELECT id FROM automations WHERE workspace_id = NEW.id UNION ALL SELECT id FROM surveys WHERE workspace_id = NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The changes that are not folded in yet, as tallies.
CREATE VIEW answer_tail AS
  SELECT c.survey_id, g."group", p.period, cell.value ->> 0 AS key, cell.value ->> 1 AS value, c.count, c.count * (cell.value ->> 2)::numeric AS sum
  FROM answer_changes c JOIN surveys s ON s.id = c.survey_id JOIN workspaces w ON w.id = s.workspace_id
  CROSS JOIN LATERAL unnest(c.groups) g("group")
  CROSS JOIN LATERAL (VALUES ('all'), ('d' || to_char(c.at AT TIME ZONE w.time_zone, 'YYYY-MM-DD'))) p(period)
  CROSS JOIN LATERAL jsonb_array_elements(c.cells) cell;
--> statement-breakpoint
-- A survey's tallies as a recount of its responses would make them.
CREATE FUNCTION answer_recount(survey text) RETURNS TABLE ("group" text, period text, key text, value text, count int, sum numeric) LANGUAGE sql STABLE AS $$
  WITH days AS (
    SELECT g AS "group", 'd' || to_char(date_bin('15 minutes', r.completed_at, '2000-01-01Z') AT TIME ZONE w.time_zone, 'YYYY-MM-DD') AS period,
      c.key, c.value, count(*)::int AS count, sum(c.sum) AS sum
    FROM responses r JOIN surveys s ON s.id = r.survey_id JOIN workspaces w ON w.id = s.workspace_id
    CROSS JOIN LATERAL answer_cells(r.answers, s.questions) c
    CROSS JOIN LATERAL unnest(ARRAY['', 'l:' || r.language] || coalesce(r.groups, '{}')) g
    WHERE r.survey_id = $1 GROUP BY 1, 2, 3, 4
  )
  SELECT * FROM days
  UNION ALL SELECT d."group", 'all', d.key, d.value, sum(d.count)::int, sum(d.sum) FROM days d GROUP BY d."group", d.key, d.value
$$;
--> statement-breakpoint
-- What surveys have already waits for its first counting; until then it is summed up when it is asked for.
DELETE FROM tallied WHERE subject IN (SELECT id FROM surveys);
