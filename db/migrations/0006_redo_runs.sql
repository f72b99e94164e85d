ALTER TABLE "runs" ADD COLUMN "redo_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "runs_redo" ON "runs" USING btree ("id") WHERE redo_at is not null;