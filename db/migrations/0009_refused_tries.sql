CREATE TABLE "refused_tries" (
	"id" text PRIMARY KEY NOT NULL,
	"automation_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"code" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refused_tries" ADD CONSTRAINT "refused_tries_automation_id_automations_id_fk" FOREIGN KEY ("automation_id") REFERENCES "public"."automations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refused_tries_automation" ON "refused_tries" USING btree ("automation_id","id");