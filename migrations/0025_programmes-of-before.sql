ALTER TABLE "inductions" ADD COLUMN "earlier" jsonb;
