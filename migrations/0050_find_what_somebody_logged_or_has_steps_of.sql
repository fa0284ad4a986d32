-- Who logged an incident or has a step of it sees it, whatever its site: asked with each query of staff of another site.

ALTER TABLE log ADD COLUMN logged_by TEXT GENERATED ALWAYS AS (
  CASE WHEN incident IS NOT NULL AND subject = '' AND version = 1 THEN body ->> '$.by' END) VIRTUAL;

CREATE INDEX log_of_who_logs ON log (logged_by, incident) WHERE logged_by IS NOT NULL;

CREATE INDEX steps_of_an_owner ON steps (owned_by) WHERE owned_by IS NOT NULL;

CREATE INDEX steps_of_a_backup ON steps (backup) WHERE backup IS NOT NULL;
