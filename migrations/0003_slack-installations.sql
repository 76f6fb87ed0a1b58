CREATE TABLE "slack_installations" (
	"team" text PRIMARY KEY NOT NULL,
	"bot_token" text NOT NULL,
	"refresh_token" text,
	"expires_at" timestamp with time zone,
	"rotating_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "slack_installations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "slack_installations" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);