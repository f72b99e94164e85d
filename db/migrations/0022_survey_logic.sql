CREATE TABLE "partial_responses" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"survey_id" text NOT NULL,
	"respondent_id" text NOT NULL,
	"language" text NOT NULL,
	"answers" jsonb NOT NULL,
	"unfit" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"page" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "surveys" ADD COLUMN "welcome" jsonb;--> statement-breakpoint
ALTER TABLE "surveys" ADD COLUMN "thank_you" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "surveys" ADD COLUMN "closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "partial_responses" ADD CONSTRAINT "partial_responses_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partial_responses" ADD CONSTRAINT "partial_responses_respondent_id_respondents_id_fk" FOREIGN KEY ("respondent_id") REFERENCES "public"."respondents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "partial_responses_respondent" ON "partial_responses" USING btree ("respondent_id");--> statement-breakpoint
CREATE INDEX "partial_responses_survey" ON "partial_responses" USING btree ("survey_id","id");