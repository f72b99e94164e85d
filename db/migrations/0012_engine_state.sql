CREATE TABLE "engine_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"swept_at" timestamp with time zone,
	"address" text
);
