DROP INDEX "posts_waiting";--> statement-breakpoint
CREATE INDEX "posts_waiting" ON "posts" USING btree ("automation_id","due_at","id") WHERE due_at is not null;