-- Row-level security binds the owner of the table too.
ALTER TABLE slack_installations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON slack_installations TO keepstep_shared;
