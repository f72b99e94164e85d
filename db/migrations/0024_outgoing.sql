CREATE TABLE "posts" (
	"id" text PRIMARY KEY NOT NULL,
	"automation_id" text NOT NULL,
	"run_id" text NOT NULL,
	"respondent_id" text NOT NULL,
	"event" text NOT NULL,
	"facts" jsonb NOT NULL,
	"status" text NOT NULL,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"body" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "delivery_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "former_signing_secret" text;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "former_signing_secret_ends" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "outgoing" jsonb;--> statement-breakpoint
ALTER TABLE "partial_responses" ADD COLUMN "post_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_automation_id_automations_id_fk" FOREIGN KEY ("automation_id") REFERENCES "public"."automations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_respondent_id_respondents_id_fk" FOREIGN KEY ("respondent_id") REFERENCES "public"."respondents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_run" ON "posts" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "posts_due" ON "posts" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "posts_waiting" ON "posts" USING btree ("automation_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "posts_order" ON "posts" USING btree ("respondent_id","id") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "posts_respondent" ON "posts" USING btree ("respondent_id");--> statement-breakpoint
CREATE INDEX "partial_responses_post" ON "partial_responses" USING btree ("post_at") WHERE post_at is not null;