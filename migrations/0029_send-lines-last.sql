-- The lines outlast a crash of the database: a platform that asked to be left alone still is, and what
-- was sent in the second before still counts.
ALTER TABLE "send_lines" SET LOGGED;
