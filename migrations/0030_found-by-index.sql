CREATE INDEX "drafts_open" ON "drafts" USING btree ("school_id") WHERE closed_at is null;--> statement-breakpoint
-- The keys of all tables begin with the school. Before PostgreSQL has looked at a table's rows it takes each
-- row for another school's and one index for as good as the next, and a plan that is kept goes through all
-- that a school has. Told that there is one school, it goes by what tells the rows of a school apart. What it
-- finds when it looks for itself counts from then on. Before version 18 it cannot be told.
CREATE FUNCTION keepstep_tell_planner() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('server_version_num')::int >= 180000 THEN
		PERFORM pg_restore_attribute_stats(
			'schemaname', 'public', 'relname', c.table_name::text, 'attname', 'school_id', 'inherited', false,
			'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real)
		FROM information_schema.columns c
		WHERE c.table_schema = 'public' AND c.column_name = 'school_id' AND NOT EXISTS (
			SELECT FROM pg_stats s
			WHERE s.schemaname = 'public' AND s.tablename = c.table_name AND s.attname = 'school_id');
	END IF;
END $$;
--> statement-breakpoint
SELECT keepstep_tell_planner();
