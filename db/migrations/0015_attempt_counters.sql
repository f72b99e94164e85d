CREATE TABLE "attempt_counters" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"turns" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "attempt_counters_ends" ON "attempt_counters" USING btree ("ends_at");