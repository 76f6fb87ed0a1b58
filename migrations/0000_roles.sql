-- The roles that a transaction puts on (docs/decisions: tenancy). They cannot log in and own
-- nothing. Roles belong to the whole server, so another database of it may have made them already,
-- or may be making them at this moment.
DO $$
DECLARE
	role_name text;
	may_put_on text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
	FOREACH role_name IN ARRAY ARRAY['keepstep_school', 'keepstep_dispatcher', 'keepstep_shared'] LOOP
		BEGIN
			IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name) THEN
				EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT', role_name);
			END IF;
		EXCEPTION WHEN duplicate_object OR unique_violation THEN
			NULL;
		END;
		-- Whoever migrates must be able to put the role on; a superuser is already.
		IF NOT pg_has_role(current_user, role_name, may_put_on) THEN
			EXECUTE format('GRANT %I TO %I', role_name, current_user);
		END IF;
	END LOOP;
END $$;
