ALTER TABLE "posts" ALTER COLUMN "respondent_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "alert" jsonb;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "digest_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "channel" text;--> statement-breakpoint
CREATE INDEX "automations_digest" ON "automations" USING btree ("digest_due_at") WHERE digest_due_at is not null;--> statement-breakpoint
CREATE INDEX "posts_channel" ON "posts" USING btree ("channel","sent_at") WHERE channel is not null;