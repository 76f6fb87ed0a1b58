CREATE TABLE "action_steps" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"induction_id" uuid NOT NULL,
	"wording" text NOT NULL,
	"criteria" text[] NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"library_id" text,
	"module" text,
	"set_on" date NOT NULL,
	"set_by" uuid NOT NULL,
	"entry_id" uuid,
	"repeat_of" uuid,
	"planned_lesson" text,
	"planned_at" text,
	"planned_remind" boolean,
	"tried_on" date,
	"confirmed_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "action_steps_school_id_id_version_pk" PRIMARY KEY("school_id","id","version")
);
--> statement-breakpoint
ALTER TABLE "action_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "elective_choices" (
	"school_id" uuid NOT NULL,
	"induction_id" uuid NOT NULL,
	"induction_year" smallint NOT NULL,
	"module" text NOT NULL,
	"electives" text[] NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL,
	"chosen_by" uuid NOT NULL,
	CONSTRAINT "elective_choices_school_id_induction_id_induction_year_module_pk" PRIMARY KEY("school_id","induction_id","induction_year","module")
);
--> statement-breakpoint
ALTER TABLE "elective_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sequence_choices" (
	"school_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"programme" text NOT NULL,
	"modules" text[] NOT NULL,
	"level" text NOT NULL,
	"rationale" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"submitted_by" uuid NOT NULL,
	CONSTRAINT "sequence_choices_school_id_academic_year_programme_pk" PRIMARY KEY("school_id","academic_year","programme")
);
--> statement-breakpoint
ALTER TABLE "sequence_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "access_log" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"what" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "access_log_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "access_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "answered_expectations" (
	"school_id" uuid NOT NULL,
	"expectation_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "answered_expectations_school_id_expectation_id_person_id_pk" PRIMARY KEY("school_id","expectation_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "answered_expectations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drafts" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"author_id" uuid NOT NULL,
	"induction_id" uuid NOT NULL,
	"expectation_id" text,
	"entry_id" uuid,
	"stage" text NOT NULL,
	"values" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_as" text,
	CONSTRAINT "drafts_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "log_entries" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"induction_id" uuid,
	"person_id" uuid NOT NULL,
	"activity" text NOT NULL,
	"expectation_id" text,
	"on_day" date NOT NULL,
	"logged_by" uuid NOT NULL,
	"logged_at" timestamp with time zone NOT NULL,
	"platform" text NOT NULL,
	"minutes" smallint,
	"mode" text,
	"outcome" text,
	"step_id" uuid,
	"meeting_type" text,
	"timetabled" text,
	"next_drop_in_on" date,
	"next_meeting_on" date,
	"undone_at" timestamp with time zone,
	CONSTRAINT "log_entries_school_id_id_version_pk" PRIMARY KEY("school_id","id","version")
);
--> statement-breakpoint
ALTER TABLE "log_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notes" (
	"school_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "notes_school_id_entry_id_version_pk" PRIMARY KEY("school_id","entry_id","version")
);
--> statement-breakpoint
ALTER TABLE "notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "addresses" (
	"school_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"conversation" text NOT NULL,
	"reference" jsonb,
	"state" text NOT NULL,
	"reason" text,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "addresses_school_id_person_id_platform_tenant_pk" PRIMARY KEY("school_id","person_id","platform","tenant")
);
--> statement-breakpoint
ALTER TABLE "addresses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "channels" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"conversation" text NOT NULL,
	"reference" jsonb,
	"label" text,
	"state" text NOT NULL,
	"reason" text,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channels_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "channels_conversation" UNIQUE("school_id","platform","tenant","conversation")
);
--> statement-breakpoint
ALTER TABLE "channels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deliveries" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"recipient" uuid NOT NULL,
	"recipient_kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"unprompted" boolean NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"owner" text,
	"lease_until" timestamp with time zone,
	"not_before" timestamp with time zone NOT NULL,
	"stale_after" timestamp with time zone,
	"decided_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"message_id" text,
	"address" jsonb,
	CONSTRAINT "deliveries_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "deliveries_permission" UNIQUE("school_id","kind","period","recipient")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "digest_schedules" (
	"school_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"time" text NOT NULL,
	"next_at" timestamp with time zone,
	CONSTRAINT "digest_schedules_school_id_channel_id_pk" PRIMARY KEY("school_id","channel_id")
);
--> statement-breakpoint
ALTER TABLE "digest_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wake_ups" (
	"school_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"next_at" timestamp with time zone,
	CONSTRAINT "wake_ups_school_id_person_id_pk" PRIMARY KEY("school_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "wake_ups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "absences" (
	"school_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	CONSTRAINT "absences_school_id_person_id_from_day_pk" PRIMARY KEY("school_id","person_id","from_day")
);
--> statement-breakpoint
ALTER TABLE "absences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_entries" (
	"school_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	CONSTRAINT "calendar_entries_school_id_academic_year_position_pk" PRIMARY KEY("school_id","academic_year","position")
);
--> statement-breakpoint
ALTER TABLE "calendar_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inductions" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ect_id" uuid NOT NULL,
	"programme" text NOT NULL,
	"start_date" date NOT NULL,
	"anchor_year" smallint NOT NULL,
	"anchor_from" date NOT NULL,
	CONSTRAINT "inductions_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "inductions_ect" UNIQUE("school_id","ect_id")
);
--> statement-breakpoint
ALTER TABLE "inductions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "manners" (
	"school_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reminder_day" smallint,
	"reminder_time" text,
	"paused_until" date,
	"snoozed_until" timestamp with time zone,
	"nudges_off" text[] NOT NULL,
	"silence_counts_from" timestamp with time zone,
	"celebrate" boolean DEFAULT false NOT NULL,
	CONSTRAINT "manners_school_id_person_id_pk" PRIMARY KEY("school_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "manners" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "not_this_week" (
	"school_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"monday" date NOT NULL,
	"expectation_id" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "not_this_week_school_id_person_id_monday_expectation_id_pk" PRIMARY KEY("school_id","person_id","monday","expectation_id")
);
--> statement-breakpoint
ALTER TABLE "not_this_week" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pairings" (
	"school_id" uuid NOT NULL,
	"induction_id" uuid NOT NULL,
	"mentor_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	CONSTRAINT "pairings_school_id_induction_id_mentor_id_from_day_pk" PRIMARY KEY("school_id","induction_id","mentor_id","from_day")
);
--> statement-breakpoint
ALTER TABLE "pairings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"fte" double precision NOT NULL,
	"working_days" smallint[] NOT NULL,
	"mentor_training" text,
	"training_from" date,
	"programme" text,
	"dual_role_reason" text,
	"left_on" date,
	CONSTRAINT "people_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "people_email" UNIQUE("school_id","email")
);
--> statement-breakpoint
ALTER TABLE "people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "schools" (
	"id" uuid PRIMARY KEY NOT NULL,
	"urn" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	CONSTRAINT "schools_urn_unique" UNIQUE("urn")
);
--> statement-breakpoint
ALTER TABLE "schools" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identities" (
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"user_id" text NOT NULL,
	"school_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "identities_platform_tenant_user_id_school_id_pk" PRIMARY KEY("platform","tenant","user_id","school_id")
);
--> statement-breakpoint
ALTER TABLE "identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inbound_events" (
	"platform" text NOT NULL,
	"event_key" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inbound_events_platform_event_key_pk" PRIMARY KEY("platform","event_key")
);
--> statement-breakpoint
CREATE TABLE "person_directory" (
	"email" text NOT NULL,
	"school_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "person_directory_email_school_id_pk" PRIMARY KEY("email","school_id")
);
--> statement-breakpoint
ALTER TABLE "person_directory" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sandbox_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ordinal" bigserial NOT NULL,
	"conversation" text NOT NULL,
	"sender" text,
	"text" text NOT NULL,
	"card" jsonb,
	"delivery_id" text,
	"sent_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "sandbox_messages_ordinal_unique" UNIQUE("ordinal")
);
--> statement-breakpoint
ALTER TABLE "sandbox_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sandbox_state" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sandbox_state" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"platform" text NOT NULL,
	"tenant" text NOT NULL,
	"school_id" uuid NOT NULL,
	CONSTRAINT "tenants_platform_tenant_school_id_pk" PRIMARY KEY("platform","tenant","school_id")
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "action_steps" ADD CONSTRAINT "action_steps_school_id_induction_id_inductions_school_id_id_fk" FOREIGN KEY ("school_id","induction_id") REFERENCES "public"."inductions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_steps" ADD CONSTRAINT "action_steps_school_id_set_by_people_school_id_id_fk" FOREIGN KEY ("school_id","set_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elective_choices" ADD CONSTRAINT "elective_choices_school_id_induction_id_inductions_school_id_id_fk" FOREIGN KEY ("school_id","induction_id") REFERENCES "public"."inductions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elective_choices" ADD CONSTRAINT "elective_choices_school_id_chosen_by_people_school_id_id_fk" FOREIGN KEY ("school_id","chosen_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_choices" ADD CONSTRAINT "sequence_choices_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_choices" ADD CONSTRAINT "sequence_choices_school_id_submitted_by_people_school_id_id_fk" FOREIGN KEY ("school_id","submitted_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_school_id_reader_id_people_school_id_id_fk" FOREIGN KEY ("school_id","reader_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_school_id_subject_id_people_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answered_expectations" ADD CONSTRAINT "answered_expectations_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_school_id_author_id_people_school_id_id_fk" FOREIGN KEY ("school_id","author_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_school_id_induction_id_inductions_school_id_id_fk" FOREIGN KEY ("school_id","induction_id") REFERENCES "public"."inductions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_school_id_induction_id_inductions_school_id_id_fk" FOREIGN KEY ("school_id","induction_id") REFERENCES "public"."inductions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_school_id_logged_by_people_school_id_id_fk" FOREIGN KEY ("school_id","logged_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_school_id_entry_id_version_log_entries_school_id_id_version_fk" FOREIGN KEY ("school_id","entry_id","version") REFERENCES "public"."log_entries"("school_id","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_school_id_claimed_by_people_school_id_id_fk" FOREIGN KEY ("school_id","claimed_by") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_schedules" ADD CONSTRAINT "digest_schedules_school_id_channel_id_channels_school_id_id_fk" FOREIGN KEY ("school_id","channel_id") REFERENCES "public"."channels"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wake_ups" ADD CONSTRAINT "wake_ups_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_entries" ADD CONSTRAINT "calendar_entries_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inductions" ADD CONSTRAINT "inductions_school_id_ect_id_people_school_id_id_fk" FOREIGN KEY ("school_id","ect_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manners" ADD CONSTRAINT "manners_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_this_week" ADD CONSTRAINT "not_this_week_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_school_id_induction_id_inductions_school_id_id_fk" FOREIGN KEY ("school_id","induction_id") REFERENCES "public"."inductions"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_school_id_mentor_id_people_school_id_id_fk" FOREIGN KEY ("school_id","mentor_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_directory" ADD CONSTRAINT "person_directory_school_id_person_id_people_school_id_id_fk" FOREIGN KEY ("school_id","person_id") REFERENCES "public"."people"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_steps_induction" ON "action_steps" USING btree ("school_id","induction_id","set_on");--> statement-breakpoint
CREATE INDEX "access_log_subject" ON "access_log" USING btree ("school_id","subject_id","read_at");--> statement-breakpoint
CREATE INDEX "answered_expectations_entry" ON "answered_expectations" USING btree ("school_id","entry_id");--> statement-breakpoint
CREATE INDEX "drafts_author" ON "drafts" USING btree ("school_id","author_id");--> statement-breakpoint
CREATE INDEX "log_entries_induction" ON "log_entries" USING btree ("school_id","induction_id","on_day");--> statement-breakpoint
CREATE INDEX "log_entries_person" ON "log_entries" USING btree ("school_id","person_id","on_day");--> statement-breakpoint
CREATE INDEX "addresses_conversation" ON "addresses" USING btree ("school_id","platform","tenant","conversation");--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("not_before") WHERE state in ('pending', 'retry_at');--> statement-breakpoint
CREATE INDEX "deliveries_leased" ON "deliveries" USING btree ("lease_until") WHERE state in ('sending', 'reconciling');--> statement-breakpoint
CREATE INDEX "deliveries_unknown" ON "deliveries" USING btree ("settled_at") WHERE state = 'unknown';--> statement-breakpoint
CREATE INDEX "deliveries_recipient" ON "deliveries" USING btree ("school_id","recipient","decided_at");--> statement-breakpoint
CREATE INDEX "deliveries_message" ON "deliveries" USING btree ("school_id","message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "digest_schedules_due" ON "digest_schedules" USING btree ("next_at","school_id") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "wake_ups_due" ON "wake_ups" USING btree ("next_at","school_id") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "pairings_mentor" ON "pairings" USING btree ("school_id","mentor_id");--> statement-breakpoint
CREATE INDEX "identities_person" ON "identities" USING btree ("school_id","person_id");--> statement-breakpoint
CREATE INDEX "inbound_events_age" ON "inbound_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "person_directory_person" ON "person_directory" USING btree ("school_id","person_id");--> statement-breakpoint
CREATE INDEX "sandbox_messages_conversation" ON "sandbox_messages" USING btree ("conversation","ordinal");--> statement-breakpoint
CREATE INDEX "sandbox_messages_delivery" ON "sandbox_messages" USING btree ("delivery_id");--> statement-breakpoint
CREATE POLICY "own_school_only" ON "action_steps" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "elective_choices" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "sequence_choices" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "access_log" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "answered_expectations" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "drafts" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "log_entries" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "notes" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "addresses" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "channels" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "deliveries" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_dispatcher" ON "deliveries" AS PERMISSIVE FOR ALL TO "keepstep_dispatcher" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "digest_schedules" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_dispatcher" ON "digest_schedules" AS PERMISSIVE FOR ALL TO "keepstep_dispatcher" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "wake_ups" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_dispatcher" ON "wake_ups" AS PERMISSIVE FOR ALL TO "keepstep_dispatcher" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "absences" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "calendar_entries" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "inductions" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "manners" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "not_this_week" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "pairings" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "people" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "schools" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "schools" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "identities" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "identities" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "person_directory" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "person_directory" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "sandbox_messages" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "sandbox_state" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_school_only" ON "tenants" AS PERMISSIVE FOR ALL TO "keepstep_school" USING (school_id = nullif(current_setting('app.school_id', true), '')::uuid) WITH CHECK (school_id = nullif(current_setting('app.school_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "open_to_shared" ON "tenants" AS PERMISSIVE FOR ALL TO "keepstep_shared" USING (true) WITH CHECK (true);