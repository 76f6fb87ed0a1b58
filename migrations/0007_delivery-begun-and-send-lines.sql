-- Unlogged: what the limits are filled with is worth nothing after a crash, and is written often.
CREATE UNLOGGED TABLE "send_lines" (
	"key" text PRIMARY KEY NOT NULL,
	"filled_to" jsonb NOT NULL,
	"paused_until" double precision NOT NULL,
	"promised_to" double precision NOT NULL,
	"empty_after" double precision NOT NULL
);
--> statement-breakpoint
ALTER TABLE "send_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "sends" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "begun" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_waiting_for" ON "deliveries" USING btree ("not_before") WHERE state in ('pending', 'retry_at') and stale_after is null;--> statement-breakpoint
CREATE INDEX "deliveries_in_doubt" ON "deliveries" USING btree ("school_id","settled_at") WHERE state in ('failed', 'needs_review', 'unknown', 'reconciling');--> statement-breakpoint
CREATE POLICY "open_to_dispatcher" ON "send_lines" AS PERMISSIVE FOR ALL TO "keepstep_dispatcher" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Row-level security binds the owner of the table too.
ALTER TABLE send_lines FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON send_lines TO keepstep_dispatcher;
--> statement-breakpoint
GRANT SELECT (sends, failures, begun), UPDATE (sends, failures, begun) ON deliveries TO keepstep_dispatcher;
--> statement-breakpoint
-- Room in each page for the mark that a send has begun, which then touches no index.
ALTER TABLE deliveries SET (fillfactor = 80);
