-- The hook caches what it decides by, and compares the version when it writes. These triggers raise the version
-- whatever statement made the change, so that no caller can forget to.
CREATE FUNCTION automation_version_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - '{version,failures_in_a_row,updated_at}'::text[])
     IS DISTINCT FROM (to_jsonb(OLD) - '{version,failures_in_a_row,updated_at}'::text[]) THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER automations_version BEFORE UPDATE ON automations FOR EACH ROW EXECUTE FUNCTION automation_version_up();
--> statement-breakpoint
CREATE FUNCTION automation_version_by_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE automations SET version = version + 1 WHERE id = coalesce(NEW.automation_id, OLD.automation_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER automation_keys_version AFTER INSERT OR DELETE OR UPDATE OF hash, expires_at ON automation_keys
  FOR EACH ROW EXECUTE FUNCTION automation_version_by_key();
--> statement-breakpoint
CREATE FUNCTION automation_version_by_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE automations SET version = version + 1 WHERE survey_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER surveys_version AFTER UPDATE ON surveys FOR EACH ROW EXECUTE FUNCTION automation_version_by_survey();
--> statement-breakpoint
CREATE FUNCTION automation_version_by_workspace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE automations SET version = version + 1 WHERE workspace_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER workspaces_version AFTER UPDATE OF time_zone ON workspaces FOR EACH ROW EXECUTE FUNCTION automation_version_by_workspace();
