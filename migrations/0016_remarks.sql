CREATE TABLE "remarks" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"induction_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"about_id" uuid NOT NULL,
	"words" text NOT NULL,
	"seen_by" text NOT NULL,
	"on_day" date NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "remarks_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "remarks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_school_id_induction_id_inductions_school_id_id_fk" FOREIGN KEY ("school_id","induction_id") REFERENCES "public"."inductions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_school_id_author_id_people_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "remarks_once" ON "remarks" USING btree ("school_id","about_id","author_id","kind","on_day") WHERE words = '';--> statement-breakpoint
CREATE POLICY "own_school_only" ON "remarks" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
-- Row-level security binds the owner of the table too.
ALTER TABLE remarks FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What somebody said about a note or a step is only ever added to.
GRANT SELECT, INSERT ON remarks TO keepstep_school;--> statement-breakpoint
-- It goes where somebody is erased.
GRANT SELECT, UPDATE, DELETE ON remarks TO keepstep_eraser;
