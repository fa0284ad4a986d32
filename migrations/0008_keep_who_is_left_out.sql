-- The officer's decision to leave somebody out of the count and the letters, or to keep him or her after all.
-- Each version stays, and the newest holds. The reason is sealed under the incident's own key.

CREATE TABLE left_out (
  incident TEXT NOT NULL REFERENCES incidents (id),
  person TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_out INTEGER NOT NULL,
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (incident, person, version)
) STRICT, WITHOUT ROWID;
