CREATE TABLE "tallied" (
	"subject" text PRIMARY KEY NOT NULL,
	"reached" text
);
--> statement-breakpoint
CREATE TABLE "tallies" (
	"subject" text NOT NULL,
	"period" text NOT NULL,
	"what" text NOT NULL,
	"cause" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tallies_subject_period_what_cause_pk" PRIMARY KEY("subject","period","what","cause")
);
--> statement-breakpoint
CREATE TABLE "tally_changes" (
	"subject" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"what" text NOT NULL,
	"cause" text NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "answered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "tallies_hours" ON "tallies" USING btree ("period") WHERE period >= 'h';--> statement-breakpoint
CREATE INDEX "tally_changes_subject" ON "tally_changes" USING btree ("subject");
