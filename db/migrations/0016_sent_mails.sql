CREATE TABLE "mail_forms" (
	"id" text PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sent_mails" (
	"invitation_id" text PRIMARY KEY NOT NULL,
	"form_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sent_mails" ADD CONSTRAINT "sent_mails_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sent_mails_created" ON "sent_mails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sent_mails_form" ON "sent_mails" USING btree ("form_id");