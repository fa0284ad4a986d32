-- A name or birth date that was corrected after the import. Each version stays, and the newest holds; what stood before
-- and why is sealed with it. `reaches` says whether a letter can go to this person now, and names nobody.

CREATE TABLE corrected_people (
  incident TEXT NOT NULL REFERENCES incidents (id),
  person TEXT NOT NULL,
  number INTEGER NOT NULL,
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL,
  reaches INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (incident, person, number)
) STRICT;
