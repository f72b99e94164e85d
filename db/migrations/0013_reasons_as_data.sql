ALTER TABLE "automations" ADD COLUMN "disabled_details" jsonb;--> statement-breakpoint
ALTER TABLE "run_events" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "reason_details" jsonb;--> statement-breakpoint
UPDATE "automations" SET "disabled_reason" = 'failures_in_a_row',
	"disabled_details" = jsonb_build_object('count', told.parts[1]::int, 'last', told.parts[2], 'field', told.parts[3])
FROM (SELECT "id", regexp_match("disabled_reason", '^(\d{1,9}) deliveries in a row failed; the last: ([a-z_]+)(?: \((.*)\))?\.$') AS parts FROM "automations") AS told
WHERE told."id" = "automations"."id" AND told.parts IS NOT NULL;
