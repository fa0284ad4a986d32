-- Who opened the letters of an incident as which of their readers, before they were approved. `letters`: SHA-256 of all that
-- made them then, so that a change of the words asks anew.
CREATE TABLE letter_openings (
  incident TEXT NOT NULL REFERENCES incidents (id),
  letters TEXT NOT NULL,
  reader TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  PRIMARY KEY (incident, letters, reader, opened_by)
) STRICT;
