-- The secret link on the poster. The newest is in force unless it was ended. It is found by its hash; `sealed` holds the link
-- itself, so that the poster can be printed again.

CREATE TABLE report_links (
  number INTEGER PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  ended_at TEXT,
  sealed BLOB NOT NULL
) STRICT;

-- What somebody in the house reported, sealed under a key of its own (`sealed_key`): it can be destroyed alone. `received_by`
-- is null for whoever did not sign in, `known_on` where no day was given. `code_hash` is a keyed fingerprint of the reporter's code.

CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  received_at TEXT NOT NULL,
  received_by TEXT,
  known_on TEXT,
  code_hash TEXT NOT NULL UNIQUE,
  photo TEXT,
  photo_bytes INTEGER,
  photo_sha256 TEXT,
  sealed_key BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX reports_by_day ON reports (received_at);

-- What followed, one after the other: questions, replies, and what became of it. `said_by` is null for the reporter.

CREATE TABLE report_entries (
  report TEXT NOT NULL REFERENCES reports (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  said_at TEXT NOT NULL,
  said_by TEXT,
  incident TEXT REFERENCES incidents (id),
  sealed BLOB NOT NULL,
  PRIMARY KEY (report, number)
) STRICT;

CREATE INDEX report_entries_by_incident ON report_entries (incident) WHERE incident IS NOT NULL;
