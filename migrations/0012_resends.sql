CREATE TABLE "resends" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resends_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "resends" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "deliveries_in_doubt";--> statement-breakpoint
ALTER TABLE "resends" ADD CONSTRAINT "resends_school_id_delivery_id_deliveries_school_id_id_fk" FOREIGN KEY ("school_id","delivery_id") REFERENCES "public"."deliveries"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resends" ADD CONSTRAINT "resends_school_id_asked_by_people_school_id_id_fk" FOREIGN KEY ("school_id","asked_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resends_delivery" ON "resends" USING btree ("school_id","delivery_id","asked_at");--> statement-breakpoint
CREATE INDEX "deliveries_in_doubt" ON "deliveries" USING btree ("school_id","settled_at") WHERE state in ('failed', 'needs_review', 'unknown', 'reconciling')
          or (state = 'skipped' and kind = 'weekly-digest' and reason = 'stale');--> statement-breakpoint
CREATE POLICY "own_school_only" ON "resends" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
-- Row-level security binds the owner of the table too.
ALTER TABLE resends FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Who had something sent again is only ever added to; it goes with its delivery.
GRANT SELECT, INSERT ON resends TO keepstep_school;
