ALTER TABLE "automations" ADD COLUMN "sender" text DEFAULT 'generic' NOT NULL;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "sender_secret" text;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "former_sender_secret" text;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "former_sender_secret_ends" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "last_handshake_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "query" jsonb;--> statement-breakpoint
ALTER TABLE "refused_tries" ADD COLUMN "rule" jsonb;--> statement-breakpoint
-- When a sender last shook hands changes nothing that the hook decides by.
CREATE OR REPLACE FUNCTION automation_version_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - '{version,failures_in_a_row,updated_at,last_handshake_at}'::text[])
     IS DISTINCT FROM (to_jsonb(OLD) - '{version,failures_in_a_row,updated_at,last_handshake_at}'::text[]) THEN
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $$;
