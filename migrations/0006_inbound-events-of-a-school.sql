-- Which events were seen is one school's own, like everything else: nobody else can look, or mark
-- somebody's event as seen before it comes.
ALTER TABLE "inbound_events" DROP CONSTRAINT "inbound_events_platform_event_key_pk";--> statement-breakpoint
ALTER TABLE "inbound_events" ADD COLUMN "school_id" uuid;--> statement-breakpoint
-- What a platform may deliver again was not said of a school until now: it counts at each of them.
-- The owner of the tables is bound by the policies and sees no school; this role sees all.
SET LOCAL ROLE keepstep_shared;--> statement-breakpoint
INSERT INTO "inbound_events" ("school_id", "platform", "event_key", "received_at")
SELECT s."id", e."platform", e."event_key", e."received_at" FROM "inbound_events" e CROSS JOIN "schools" s
WHERE e."received_at" > (SELECT max("received_at") FROM "inbound_events") - interval '1 hour';--> statement-breakpoint
DELETE FROM "inbound_events" WHERE "school_id" IS NULL;--> statement-breakpoint
RESET ROLE;--> statement-breakpoint
ALTER TABLE "inbound_events" ALTER COLUMN "school_id" SET DEFAULT nullif(current_setting('app.school_id', true), '')::uuid;--> statement-breakpoint
ALTER TABLE "inbound_events" ALTER COLUMN "school_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "inbound_events" ADD CONSTRAINT "inbound_events_school_id_platform_event_key_pk" PRIMARY KEY("school_id","platform","event_key");--> statement-breakpoint
ALTER TABLE "inbound_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "inbound_events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "own_school_only" ON "inbound_events" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "inbound_events" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Shared only to be forgotten.
REVOKE INSERT, UPDATE ON "inbound_events" FROM keepstep_shared;
