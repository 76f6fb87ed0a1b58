ALTER TABLE "schools" ADD COLUMN "roster_version" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
-- What is kept in memory about a school (its roster, calendar, pairings and choices) is kept under
-- this version. Every change gives another one, whoever makes it, so that no instance can go on
-- with what another has changed. It is drawn and never counted: a value that was rolled back never
-- comes again.
CREATE FUNCTION keepstep_roster_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE schools SET roster_version = gen_random_uuid()
	WHERE id IN (SELECT DISTINCT school_id FROM changed);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION keepstep_school_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.roster_version := gen_random_uuid();
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER roster_version BEFORE UPDATE OF urn, name, time_zone ON schools
FOR EACH ROW EXECUTE FUNCTION keepstep_school_changed();
--> statement-breakpoint
DO $$
DECLARE
	table_name text;
BEGIN
	FOREACH table_name IN ARRAY ARRAY['calendar_entries', 'people', 'inductions', 'pairings', 'absences', 'sequence_choices', 'elective_choices'] LOOP
		EXECUTE format('CREATE TRIGGER roster_version_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keepstep_roster_changed()', table_name);
		EXECUTE format('CREATE TRIGGER roster_version_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keepstep_roster_changed()', table_name);
		EXECUTE format('CREATE TRIGGER roster_version_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keepstep_roster_changed()', table_name);
	END LOOP;
END $$;
--> statement-breakpoint
-- A write that has to meet exactly one row says so, and undoes its transaction where it does not.
CREATE FUNCTION keepstep_one(met bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF met <> 1 THEN
		RAISE EXCEPTION 'a write met % rows instead of one', met USING ERRCODE = 'serialization_failure';
	END IF;
END $$;
