ALTER TABLE "inductions" ADD COLUMN "earlier_fte" jsonb;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "restricted_from" date;
