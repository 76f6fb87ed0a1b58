CREATE TABLE "checklist_ticks" (
	"school_id" uuid NOT NULL,
	"about" text NOT NULL,
	"item" text NOT NULL,
	"ticked_by" uuid NOT NULL,
	"ticked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checklist_ticks_school_id_about_item_pk" PRIMARY KEY("school_id","about","item")
);
--> statement-breakpoint
ALTER TABLE "checklist_ticks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_dates" (
	"school_id" uuid NOT NULL,
	"programme" text NOT NULL,
	"event_key" text NOT NULL,
	"academic_year" text NOT NULL,
	"on_day" date NOT NULL,
	"starts_at" text,
	"ends_at" text,
	"mode" text,
	"place" text,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" uuid,
	CONSTRAINT "event_dates_school_id_programme_event_key_academic_year_pk" PRIMARY KEY("school_id","programme","event_key","academic_year")
);
--> statement-breakpoint
ALTER TABLE "event_dates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_marks" (
	"school_id" uuid NOT NULL,
	"expectation_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_marks_school_id_expectation_id_person_id_kind_pk" PRIMARY KEY("school_id","expectation_id","person_id","kind")
);
--> statement-breakpoint
ALTER TABLE "event_marks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "induction_agreements" (
	"school_id" uuid NOT NULL,
	"induction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"amount" double precision,
	"choice" text,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "induction_agreements_school_id_induction_id_kind_from_day_pk" PRIMARY KEY("school_id","induction_id","kind","from_day")
);
--> statement-breakpoint
ALTER TABLE "induction_agreements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checklist_ticks" ADD CONSTRAINT "checklist_ticks_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_ticks" ADD CONSTRAINT "checklist_ticks_school_id_ticked_by_people_school_id_id_fk" FOREIGN KEY ("school_id","ticked_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_dates" ADD CONSTRAINT "event_dates_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_dates" ADD CONSTRAINT "event_dates_school_id_set_by_people_school_id_id_fk" FOREIGN KEY ("school_id","set_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_marks" ADD CONSTRAINT "event_marks_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_marks" ADD CONSTRAINT "event_marks_school_id_said_by_people_school_id_id_fk" FOREIGN KEY ("school_id","said_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "induction_agreements" ADD CONSTRAINT "induction_agreements_school_id_induction_id_inductions_school_id_id_fk" FOREIGN KEY ("school_id","induction_id") REFERENCES "public"."inductions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "induction_agreements" ADD CONSTRAINT "induction_agreements_school_id_said_by_people_school_id_id_fk" FOREIGN KEY ("school_id","said_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_school_only" ON "checklist_ticks" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "event_dates" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "event_marks" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "induction_agreements" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
-- Row-level security binds the owner of the tables too.
DO $$
DECLARE
	table_name text;
BEGIN
	FOREACH table_name IN ARRAY ARRAY['event_dates', 'event_marks', 'induction_agreements', 'checklist_ticks'] LOOP
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
		-- They are remembered with the roster, under its version.
		EXECUTE format('CREATE TRIGGER roster_version_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keepstep_roster_changed()', table_name);
		EXECUTE format('CREATE TRIGGER roster_version_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keepstep_roster_changed()', table_name);
		EXECUTE format('CREATE TRIGGER roster_version_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keepstep_roster_changed()', table_name);
	END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON event_dates, event_marks, induction_agreements, checklist_ticks TO keepstep_school;
