ALTER TABLE "responses" ADD COLUMN "follow_up" text;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "follow_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "follow_up_by" text;