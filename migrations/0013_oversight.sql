CREATE TABLE "school_changes" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"by_id" uuid,
	"proposed_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	"about" uuid[] NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"note" text,
	CONSTRAINT "school_changes_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "school_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tutor_notices" (
	"school_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"monday" date NOT NULL,
	"matters" jsonb NOT NULL,
	CONSTRAINT "tutor_notices_school_id_reader_id_monday_pk" PRIMARY KEY("school_id","reader_id","monday")
);
--> statement-breakpoint
ALTER TABLE "tutor_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "tutor_part" text;--> statement-breakpoint
ALTER TABLE "school_changes" ADD CONSTRAINT "school_changes_school_id_by_id_people_school_id_id_fk" FOREIGN KEY ("school_id","by_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_changes" ADD CONSTRAINT "school_changes_school_id_undone_by_people_school_id_id_fk" FOREIGN KEY ("school_id","undone_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tutor_notices" ADD CONSTRAINT "tutor_notices_school_id_reader_id_people_school_id_id_fk" FOREIGN KEY ("school_id","reader_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "school_changes_done" ON "school_changes" USING btree ("school_id","done_at");--> statement-breakpoint
CREATE POLICY "own_school_only" ON "school_changes" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "tutor_notices" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);
--> statement-breakpoint
-- Row-level security binds the owner of the tables too.
ALTER TABLE tutor_notices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE school_changes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON tutor_notices, school_changes TO keepstep_school;
