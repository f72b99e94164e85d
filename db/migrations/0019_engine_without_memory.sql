DROP TABLE "engine_runs" CASCADE;--> statement-breakpoint
-- The queue of earlier versions. What was due in it stands in the tables and is found there; another program of this
-- database that uses graphile-worker too keeps its jobs.
DO $$
DECLARE ours boolean;
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_namespace s JOIN pg_class t ON t.relnamespace = s.oid
    WHERE s.nspname = 'graphile_worker' AND t.relname = '_private_known_crontabs'
      AND pg_has_role(s.nspowner, 'usage') AND pg_has_role(t.relowner, 'usage')) THEN RETURN; END IF;
  EXECUTE $q$
    SELECT EXISTS (SELECT FROM graphile_worker._private_known_crontabs WHERE identifier LIKE 'surveyhook-%')
      AND NOT EXISTS (SELECT FROM graphile_worker._private_known_crontabs WHERE identifier NOT LIKE 'surveyhook-%')
      AND NOT EXISTS (SELECT FROM graphile_worker._private_tasks WHERE identifier NOT IN ('event', 'run', 'cron'))
  $q$ INTO ours;
  IF ours THEN DROP SCHEMA graphile_worker CASCADE; END IF;
END $$;
