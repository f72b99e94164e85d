-- How many answers there are to each question and values of each variable, noted as the other tallies are: `answer` and
-- `value`, with the question's key or the variable's name as cause.
CREATE FUNCTION tally_answers_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT survey_id, date_bin('15 minutes', now(), '2000-01-01Z'), 'answer', key, count(*)
  FROM added CROSS JOIN LATERAL jsonb_object_keys(answers) key GROUP BY survey_id, key;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_answers_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT survey_id, date_bin('15 minutes', now(), '2000-01-01Z'), 'answer', key, -count(*)
  FROM removed CROSS JOIN LATERAL jsonb_object_keys(answers) key
  WHERE survey_id IN (SELECT id FROM surveys) GROUP BY survey_id, key;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_values_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT survey_id, date_bin('15 minutes', now(), '2000-01-01Z'), 'value', key, count(*)
  FROM added CROSS JOIN LATERAL jsonb_object_keys(variables) key GROUP BY survey_id, key;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_values_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT survey_id, date_bin('15 minutes', now(), '2000-01-01Z'), 'value', key, -count(*)
  FROM removed CROSS JOIN LATERAL jsonb_object_keys(variables) key
  WHERE survey_id IN (SELECT id FROM surveys) GROUP BY survey_id, key;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- An update rarely changes an object's keys, and most updates do not write the object at all: so they are looked at row by
-- row, and only where it was written.
CREATE FUNCTION tally_answers_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT subject, date_bin('15 minutes', now(), '2000-01-01Z'), 'answer', key, sum(sign) FROM (
    SELECT NEW.survey_id AS subject, jsonb_object_keys(NEW.answers) AS key, 1 AS sign
    UNION ALL SELECT OLD.survey_id, jsonb_object_keys(OLD.answers), -1
  ) both_ways GROUP BY subject, key HAVING sum(sign) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_values_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (subject, at, what, cause, count)
  SELECT subject, date_bin('15 minutes', now(), '2000-01-01Z'), 'value', key, sum(sign) FROM (
    SELECT NEW.survey_id AS subject, jsonb_object_keys(NEW.variables) AS key, 1 AS sign
    UNION ALL SELECT OLD.survey_id, jsonb_object_keys(OLD.variables), -1
  ) both_ways GROUP BY subject, key HAVING sum(sign) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER responses_tally_answers_added AFTER INSERT ON responses REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_answers_added();
--> statement-breakpoint
CREATE TRIGGER responses_tally_answers_changed AFTER UPDATE OF answers, survey_id ON responses FOR EACH ROW
  WHEN (OLD.answers IS DISTINCT FROM NEW.answers OR OLD.survey_id <> NEW.survey_id) EXECUTE FUNCTION tally_answers_changed();
--> statement-breakpoint
CREATE TRIGGER responses_tally_answers_removed AFTER DELETE ON responses REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_answers_removed();
--> statement-breakpoint
CREATE TRIGGER respondents_tally_values_added AFTER INSERT ON respondents REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_values_added();
--> statement-breakpoint
CREATE TRIGGER respondents_tally_values_changed AFTER UPDATE OF variables, survey_id ON respondents FOR EACH ROW
  WHEN (OLD.variables IS DISTINCT FROM NEW.variables OR OLD.survey_id <> NEW.survey_id) EXECUTE FUNCTION tally_values_changed();
--> statement-breakpoint
CREATE TRIGGER respondents_tally_values_removed AFTER DELETE ON respondents REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tally_values_removed();
--> statement-breakpoint
ALTER TABLE responses ENABLE ALWAYS TRIGGER responses_tally_answers_added, ENABLE ALWAYS TRIGGER responses_tally_answers_changed, ENABLE ALWAYS TRIGGER responses_tally_answers_removed;
--> statement-breakpoint
ALTER TABLE respondents ENABLE ALWAYS TRIGGER respondents_tally_values_added, ENABLE ALWAYS TRIGGER respondents_tally_values_changed, ENABLE ALWAYS TRIGGER respondents_tally_values_removed;
--> statement-breakpoint
CREATE OR REPLACE VIEW tally_recount AS
  SELECT r.subject, p.period, m.what, m.cause, sum(r.number)::int AS count FROM (
    SELECT automation_id AS subject, date_bin('15 minutes', created_at, '2000-01-01Z') AS at, status, run_cause(status, errors, failure) AS cause,
      answered, status IN ('scheduled', 'sending') AND failure IS NOT NULL AS waits, redo_at IS NOT NULL AS redo, count(*) AS number
    FROM runs GROUP BY 1, 2, 3, 4, 5, 6, 7
  ) r JOIN automations a ON a.id = r.subject JOIN workspaces w ON w.id = a.workspace_id
  CROSS JOIN LATERAL run_measures(r.status, r.cause, r.answered, r.waits, r.redo) m
  CROSS JOIN LATERAL tally_periods(r.at, w.time_zone, m.cause) p
  GROUP BY 1, 2, 3, 4
  UNION ALL SELECT survey_id, 'all', 'respondents', '', count(*)::int FROM respondents GROUP BY 1
  UNION ALL SELECT survey_id, 'all', 'responses', '', count(*)::int FROM responses GROUP BY 1
  UNION ALL SELECT survey_id, 'all', 'answer', key, count(*)::int
    FROM responses CROSS JOIN LATERAL jsonb_object_keys(answers) key GROUP BY survey_id, key
  UNION ALL SELECT survey_id, 'all', 'value', key, count(*)::int
    FROM respondents CROSS JOIN LATERAL jsonb_object_keys(variables) key GROUP BY survey_id, key;
--> statement-breakpoint
-- What surveys have already waits for its first counting; until then it is counted when it is asked for.
DELETE FROM tallied WHERE subject IN (SELECT id FROM surveys);
