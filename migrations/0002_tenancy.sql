-- Row-level security binds the owner of the tables too.
DO $$
DECLARE
	table_name text;
BEGIN
	FOR table_name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity LOOP
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
	END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO keepstep_school, keepstep_dispatcher, keepstep_shared;
--> statement-breakpoint
-- What changes in place.
GRANT SELECT, INSERT, UPDATE, DELETE ON
	schools, calendar_entries, people, inductions, pairings, absences, manners, not_this_week,
	drafts, answered_expectations, sequence_choices, elective_choices,
	deliveries, wake_ups, channels, digest_schedules, addresses,
	person_directory, identities, tenants
TO keepstep_school;
--> statement-breakpoint
-- What is only ever added to: an edit is a new version.
GRANT SELECT, INSERT ON log_entries, notes, action_steps, access_log, inbound_events TO keepstep_school;
--> statement-breakpoint
-- The dispatcher claims and settles; where a message went it may write and not read.
GRANT SELECT (school_id, id, kind, period, recipient, recipient_kind, unprompted, state, reason,
	attempt, owner, lease_until, not_before, stale_after, decided_at, settled_at, message_id)
ON deliveries TO keepstep_dispatcher;
--> statement-breakpoint
GRANT UPDATE (state, reason, attempt, owner, lease_until, not_before, settled_at, message_id, address)
ON deliveries TO keepstep_dispatcher;
--> statement-breakpoint
GRANT SELECT ON wake_ups, digest_schedules TO keepstep_dispatcher;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON schools, inbound_events, sandbox_messages, sandbox_state TO keepstep_shared;
--> statement-breakpoint
GRANT SELECT ON person_directory, identities, tenants TO keepstep_shared;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE sandbox_messages_ordinal_seq TO keepstep_shared;
--> statement-breakpoint
-- The service's own login looks whether the tables are up to date; it inherits this by membership.
GRANT USAGE ON SCHEMA drizzle TO keepstep_school, keepstep_dispatcher, keepstep_shared;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO keepstep_school, keepstep_dispatcher, keepstep_shared;
