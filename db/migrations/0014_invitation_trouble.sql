ALTER TABLE "invitations" ADD COLUMN "trouble" jsonb;--> statement-breakpoint
CREATE INDEX "invitations_trouble" ON "invitations" USING btree ("workspace_id","send_at") WHERE trouble is not null;--> statement-breakpoint
UPDATE "invitations" i SET "trouble" = r."failure" FROM "runs" r
WHERE r.id = i.run_id AND i.reminder = 0 AND i.status IN ('scheduled', 'sending') AND i.batch_id IS NOT NULL AND i.due_at IS NOT NULL AND r.failure ->> 'kind' = 'system';
