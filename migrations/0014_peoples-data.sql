-- What erases. It is a school's role with more: it alone may change and delete what is only ever added
-- to. A login that may put on keepstep_shared may put it on as well; that role inherits nothing of it.
DO $$
BEGIN
	BEGIN
		IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'keepstep_eraser') THEN
			CREATE ROLE keepstep_eraser NOLOGIN NOSUPERUSER NOBYPASSRLS INHERIT;
		END IF;
	EXCEPTION WHEN duplicate_object OR unique_violation THEN
		NULL;
	END;
	BEGIN
		IF NOT pg_has_role('keepstep_eraser', 'keepstep_school', 'MEMBER') THEN
			GRANT keepstep_school TO keepstep_eraser;
		END IF;
		IF NOT pg_has_role('keepstep_shared', 'keepstep_eraser', 'MEMBER') THEN
			GRANT keepstep_eraser TO keepstep_shared;
		END IF;
	EXCEPTION WHEN OTHERS THEN
		-- Another database of the same server may be granting the same at this moment.
		IF NOT (pg_has_role('keepstep_eraser', 'keepstep_school', 'MEMBER')
			AND pg_has_role('keepstep_shared', 'keepstep_eraser', 'MEMBER')) THEN
			RAISE;
		END IF;
	END;
END $$;
--> statement-breakpoint
CREATE TABLE "data_requests" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	CONSTRAINT "data_requests_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "data_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erased_people" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"salt" text NOT NULL,
	"mark" text NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "erased_people_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "erased_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "page_passes" (
	"school_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "page_passes_school_id_hash_pk" PRIMARY KEY("school_id","hash")
);
--> statement-breakpoint
ALTER TABLE "page_passes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wellbeing_terms" (
	"school_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"term" text NOT NULL,
	"yes" integer NOT NULL,
	"no" integer NOT NULL,
	"result" jsonb,
	CONSTRAINT "wellbeing_terms_school_id_academic_year_term_pk" PRIMARY KEY("school_id","academic_year","term")
);
--> statement-breakpoint
ALTER TABLE "wellbeing_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "wellbeing_terms" ADD CONSTRAINT "wellbeing_terms_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_school_only" ON "wellbeing_terms" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "access_log" ALTER COLUMN "reader_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erased_people" ADD CONSTRAINT "erased_people_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_passes" ADD CONSTRAINT "page_passes_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_requests_person" ON "data_requests" USING btree ("school_id","person_id");--> statement-breakpoint
CREATE INDEX "page_passes_expiry" ON "page_passes" USING btree ("school_id","expires_at");--> statement-breakpoint
CREATE POLICY "open_to_eraser" ON "sandbox_messages" AS PERMISSIVE FOR ALL TO "keepstep_eraser" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "data_requests" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "erased_people" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "page_passes" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);
--> statement-breakpoint
-- Row-level security binds the owner of the tables too.
ALTER TABLE data_requests FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE erased_people FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE page_passes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE wellbeing_terms FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON data_requests, erased_people, page_passes, wellbeing_terms TO keepstep_school;
--> statement-breakpoint
-- Policies keep it within one school, as they do for that school's own role.
DO $$
DECLARE
	table_name text;
BEGIN
	FOR table_name IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_id'
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity LOOP
		EXECUTE format('GRANT SELECT, UPDATE, DELETE ON %I TO keepstep_eraser', table_name);
	END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON sandbox_messages TO keepstep_eraser;
--> statement-breakpoint
-- A table that comes later can be erased from too, as far as its policies go.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, UPDATE, DELETE ON TABLES TO keepstep_eraser;
