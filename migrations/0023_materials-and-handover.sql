ALTER TABLE "pairings" ADD COLUMN "handover" text;
--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "materials" jsonb;
--> statement-breakpoint
-- Where material is belongs to what is kept in memory of a school.
CREATE TRIGGER roster_version_materials BEFORE UPDATE OF materials ON schools
FOR EACH ROW EXECUTE FUNCTION keepstep_school_changed();
