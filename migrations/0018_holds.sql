CREATE TABLE "holds" (
	"place" text NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"why" text NOT NULL,
	"released_at" timestamp with time zone,
	CONSTRAINT "holds_place_held_at_pk" PRIMARY KEY("place","held_at")
);
--> statement-breakpoint
ALTER TABLE "holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "secrets_in_use" (
	"name" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "secrets_in_use" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "secrets_in_use" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE UNIQUE INDEX "holds_open" ON "holds" USING btree ("place") WHERE released_at is null;--> statement-breakpoint
CREATE POLICY "open_to_dispatcher" ON "holds" AS PERMISSIVE FOR ALL TO "keepstep_dispatcher" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Row-level security binds the owner of the table too.
ALTER TABLE holds FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE secrets_in_use FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Neither is about anybody who is erased.
REVOKE ALL ON holds, secrets_in_use FROM keepstep_eraser;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON secrets_in_use TO keepstep_shared;--> statement-breakpoint
-- A hold is written, read before every send, and released; it is never taken away.
GRANT SELECT, INSERT, UPDATE ON holds TO keepstep_dispatcher;
