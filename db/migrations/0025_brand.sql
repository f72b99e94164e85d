CREATE TABLE "images" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"digest" "bytea" NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sender_name" text;--> statement-breakpoint
ALTER TABLE "surveys" ADD COLUMN "theme" jsonb;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "theme" jsonb;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "sender_name" text;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "reply_to" text;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "footer" jsonb;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "images_same" ON "images" USING btree ("workspace_id","digest");