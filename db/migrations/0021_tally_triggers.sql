-- What changes in runs, respondents and responses is noted in tally_changes by the statement that changes it, whatever
-- statement that is: a few rows a statement, appended, so that nobody waits for a counter's lock.

-- Why a run failed, as `code:field`; null for a run that did not.
CREATE FUNCTION run_cause(status text, errors jsonb, failure jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE status
    WHEN 'failed' THEN coalesce(failure ->> 'code', 'unknown') || ':'
    -- A respondent that is no object is told by its place in the list; its cause is the same in every place. Of what an
    -- older version kept, the field's name is all that tells.
    WHEN 'rejected' THEN coalesce(errors -> 0 ->> 'code', 'invalid_data') || ':' ||
      CASE WHEN errors -> 0 ->> 'wanted' IS DISTINCT FROM 'object'
        AND NOT (errors -> 0 ->> 'message' IS NOT NULL AND errors -> 0 ->> 'field' ~ '^\[[0-9]+\]$')
        THEN left(coalesce(errors -> 0 ->> 'field', ''), 300) ELSE '' END
  END
$$;
--> statement-breakpoint
-- What a run counts as.
CREATE FUNCTION run_measures(run_status text, why text, answered boolean, waits boolean, redo boolean)
RETURNS TABLE (what text, cause text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT $1, ''
  UNION ALL SELECT $1, $2 WHERE $2 IS NOT NULL
  UNION ALL SELECT 'answered', '' WHERE $3 AND $1 = 'sent'
  UNION ALL SELECT 'waiting', '' WHERE $4
  UNION ALL SELECT 'redo', '' WHERE $5
  UNION ALL SELECT 'redo', $2 WHERE $5 AND $2 IS NOT NULL
$$;
--> statement-breakpoint
CREATE FUNCTION tally_runs_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT g.automation_id, g.at, m.what, m.cause, sum(g.number) FROM (
    SELECT automation_id, date_bin('15 minutes', created_at, '2000-01-01Z') AS at, status, run_cause(status, errors, failure) AS cause,
      answered, status IN ('scheduled', 'sending') AND failure IS NOT NULL AS waits, redo_at IS NOT NULL AS redo, count(*) AS number
    FROM added GROUP BY 1, 2, 3, 4, 5, 6, 7
  ) g CROSS JOIN LATERAL run_measures(g.status, g.cause, g.answered, g.waits, g.redo) m
  GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_runs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT g.automation_id, g.at, m.what, m.cause, sum(g.number) FROM (
    SELECT automation_id, date_bin('15 minutes', created_at, '2000-01-01Z') AS at, status, run_cause(status, errors, failure) AS cause,
      answered, status IN ('scheduled', 'sending') AND failure IS NOT NULL AS waits, redo_at IS NOT NULL AS redo, sum(sign) AS number
    FROM (
      SELECT automation_id, created_at, status, errors, failure, answered, redo_at, 1 AS sign FROM added
      UNION ALL SELECT automation_id, created_at, status, errors, failure, answered, redo_at, -1 FROM removed
    ) both_ways GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(sign) <> 0
  ) g CROSS JOIN LATERAL run_measures(g.status, g.cause, g.answered, g.waits, g.redo) m
  GROUP BY 1, 2, 3, 4 HAVING sum(g.number) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Runs go with their automation, and then nothing of it is counted any more.
CREATE FUNCTION tally_runs_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT g.automation_id, g.at, m.what, m.cause, -sum(g.number) FROM (
    SELECT automation_id, date_bin('15 minutes', created_at, '2000-01-01Z') AS at, status, run_cause(status, errors, failure) AS cause,
      answered, status IN ('scheduled', 'sending') AND failure IS NOT NULL AS waits, redo_at IS NOT NULL AS redo, count(*) AS number
    FROM removed WHERE automation_id IN (SELECT id FROM automations) GROUP BY 1, 2, 3, 4, 5, 6, 7
  ) g CROSS JOIN LATERAL run_measures(g.status, g.cause, g.answered, g.waits, g.redo) m
  GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER runs_tally_added AFTER INSERT ON runs REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_runs_added();
--> statement-breakpoint
CREATE TRIGGER runs_tally_changed AFTER UPDATE ON runs REFERENCING NEW TABLE AS added OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_runs_changed();
--> statement-breakpoint
CREATE TRIGGER runs_tally_removed AFTER DELETE ON runs REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_runs_removed();
--> statement-breakpoint
-- People and answers of a survey; the argument says which they are.
CREATE FUNCTION tally_survey_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT survey_id, date_bin('15 minutes', now(), '2000-01-01Z'), TG_ARGV[0], '', count(*) FROM added GROUP BY 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_survey_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT survey_id, date_bin('15 minutes', now(), '2000-01-01Z'), TG_ARGV[0], '', -count(*) FROM removed
  WHERE survey_id IN (SELECT id FROM surveys) GROUP BY 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER respondents_tally_added AFTER INSERT ON respondents REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_survey_added('respondents');
--> statement-breakpoint
CREATE TRIGGER respondents_tally_removed AFTER DELETE ON respondents REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_survey_removed('respondents');
--> statement-breakpoint
CREATE TRIGGER responses_tally_added AFTER INSERT ON responses REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_survey_added('responses');
--> statement-breakpoint
CREATE TRIGGER responses_tally_removed AFTER DELETE ON responses REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_survey_removed('responses');
--> statement-breakpoint
-- Rows that a replica's role or a bulk load writes count too.
ALTER TABLE runs ENABLE ALWAYS TRIGGER runs_tally_added, ENABLE ALWAYS TRIGGER runs_tally_changed, ENABLE ALWAYS TRIGGER runs_tally_removed;
--> statement-breakpoint
ALTER TABLE respondents ENABLE ALWAYS TRIGGER respondents_tally_added, ENABLE ALWAYS TRIGGER respondents_tally_removed;
--> statement-breakpoint
ALTER TABLE responses ENABLE ALWAYS TRIGGER responses_tally_added, ENABLE ALWAYS TRIGGER responses_tally_removed;
--> statement-breakpoint
-- What has nothing yet is counted from the beginning; what was here before this, and what changes its days, waits for its
-- first counting.
CREATE FUNCTION tally_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tallied (subject) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tallied WHERE subject = OLD.id;
  DELETE FROM tallies WHERE subject = OLD.id;
  DELETE FROM tally_changes WHERE subject = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tallied WHERE subject IN (SELECT id FROM automations WHERE workspace_id = NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER automations_tally_begins AFTER INSERT ON automations FOR EACH ROW EXECUTE FUNCTION tally_begins();
--> statement-breakpoint
CREATE TRIGGER automations_tally_ends AFTER DELETE ON automations FOR EACH ROW EXECUTE FUNCTION tally_ends();
--> statement-breakpoint
CREATE TRIGGER surveys_tally_begins AFTER INSERT ON surveys FOR EACH ROW EXECUTE FUNCTION tally_begins();
--> statement-breakpoint
CREATE TRIGGER surveys_tally_ends AFTER DELETE ON surveys FOR EACH ROW EXECUTE FUNCTION tally_ends();
--> statement-breakpoint
CREATE TRIGGER workspaces_tally_again AFTER UPDATE OF time_zone ON workspaces FOR EACH ROW
  WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION tally_again();
--> statement-breakpoint
-- The periods that a change falls in.
CREATE FUNCTION tally_periods(at timestamptz, time_zone text, cause text) RETURNS TABLE (period text) LANGUAGE sql STABLE AS $$
  SELECT 'all'
  UNION ALL SELECT 'd' || to_char($1 AT TIME ZONE $2, 'YYYY-MM-DD') WHERE $2 IS NOT NULL
  UNION ALL SELECT 'h' || to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24') WHERE $2 IS NOT NULL AND $3 = '' AND $1 > now() - interval '3 days'
$$;
--> statement-breakpoint
-- The changes that are not folded in yet, as tallies.
CREATE VIEW tally_tail AS
  SELECT c.subject, p.period, c.what, c.cause, c.count
  FROM tally_changes c LEFT JOIN automations a ON a.id = c.subject LEFT JOIN workspaces w ON w.id = a.workspace_id
  CROSS JOIN LATERAL tally_periods(c.at, w.time_zone, c.cause) p;
--> statement-breakpoint
-- The tallies as a recount of the rows would make them.
CREATE VIEW tally_recount AS
  SELECT r.subject, p.period, m.what, m.cause, sum(r.number)::int AS count FROM (
    SELECT automation_id AS subject, date_bin('15 minutes', created_at, '2000-01-01Z') AS at, status, run_cause(status, errors, failure) AS cause,
      answered, status IN ('scheduled', 'sending') AND failure IS NOT NULL AS waits, redo_at IS NOT NULL AS redo, count(*) AS number
    FROM runs GROUP BY 1, 2, 3, 4, 5, 6, 7
  ) r JOIN automations a ON a.id = r.subject JOIN workspaces w ON w.id = a.workspace_id
  CROSS JOIN LATERAL run_measures(r.status, r.cause, r.answered, r.waits, r.redo) m
  CROSS JOIN LATERAL tally_periods(r.at, w.time_zone, m.cause) p
  GROUP BY 1, 2, 3, 4
  UNION ALL SELECT survey_id, 'all', 'respondents', '', count(*)::int FROM respondents GROUP BY 1
  UNION ALL SELECT survey_id, 'all', 'responses', '', count(*)::int FROM responses GROUP BY 1;
