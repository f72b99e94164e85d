-- As in 0028, in the language whose plans a session keeps: a function in SQL is planned anew at each call, for each answer.
CREATE OR REPLACE FUNCTION response_groups(respondent text, before text[]) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT coalesce(array_agg(each ORDER BY each), '{}') FROM (
      SELECT 'a:' || r.automation_id AS each FROM invitations i JOIN runs r ON r.id = i.run_id
      WHERE i.respondent_id = $1 AND i.reminder = 0
      UNION SELECT known FROM unnest($2) known WHERE known LIKE 'a:%'
      UNION SELECT left('v:' || name || '=' || coalesce(p.variables ->> name, ''), 400)
      FROM respondents p JOIN surveys s ON s.id = p.survey_id CROSS JOIN LATERAL unnest(grouping_variables(s.variables)) name
      WHERE p.id = $1
    ) all_of_them
  );
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION answer_change(survey text, completed timestamptz, sign int, language text, groups text[], answers jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO answer_changes (survey_id, at, count, groups, cells)
  SELECT s.id, date_bin('15 minutes', $2, '2000-01-01Z'), $3, ARRAY['', 'l:' || $4] || coalesce($5, '{}'),
    (SELECT jsonb_agg(jsonb_build_array(c.key, c.value, c.sum)) FROM answer_cells($6, s.questions) c)
  FROM surveys s WHERE s.id = $1;
END $$;
