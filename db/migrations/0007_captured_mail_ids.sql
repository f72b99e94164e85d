ALTER TABLE "captured_mails" ADD COLUMN "mail_id" text;--> statement-breakpoint
ALTER TABLE "captured_mails" ADD CONSTRAINT "captured_mails_mail" UNIQUE("mail_id");