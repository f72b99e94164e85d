ALTER TABLE "invitations" DROP CONSTRAINT "invitations_run_id_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_respondent_id_respondents_id_fk";
--> statement-breakpoint
ALTER TABLE "respondents" DROP CONSTRAINT "respondents_survey_id_surveys_id_fk";
--> statement-breakpoint
ALTER TABLE "runs" DROP CONSTRAINT "runs_delivery_id_deliveries_id_fk";

--> statement-breakpoint
-- What belongs to rows that are deleted goes with them, by one statement for all of them. The table and its column are the trigger's arguments.
CREATE FUNCTION delete_with() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DELETE FROM %I WHERE %I IN (SELECT id FROM gone)', TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "deliveries_with_runs" AFTER DELETE ON "deliveries" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_with('runs', 'delivery_id');
--> statement-breakpoint
CREATE TRIGGER "surveys_with_respondents" AFTER DELETE ON "surveys" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_with('respondents', 'survey_id');
--> statement-breakpoint
CREATE TRIGGER "runs_with_invitations" AFTER DELETE ON "runs" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_with('invitations', 'run_id');
--> statement-breakpoint
CREATE TRIGGER "respondents_with_invitations" AFTER DELETE ON "respondents" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_with('invitations', 'respondent_id');
