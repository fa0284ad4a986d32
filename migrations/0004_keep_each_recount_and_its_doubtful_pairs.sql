-- A recount counts from the moment its row is here; the CHECK refuses it if any of its staged people are missing.
-- A roster's recount bears the roster's id.

CREATE TABLE recounts (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incidents (id),
  number INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('roster', 'withdrawal', 'pair')),
  roster TEXT,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  people INTEGER NOT NULL,
  at_least INTEGER NOT NULL,
  at_most INTEGER NOT NULL,
  review INTEGER NOT NULL,
  by_state TEXT NOT NULL,
  staged INTEGER NOT NULL,
  found INTEGER NOT NULL,
  UNIQUE (incident, number),
  CHECK (staged = found)
) STRICT;

-- What a roster says word for word as an earlier one did: it stays when the earlier one is withdrawn.

CREATE TABLE repeats (
  roster TEXT NOT NULL,
  description TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (roster, description)
) STRICT, WITHOUT ROWID;

-- Two descriptions that may be of one person, and what somebody decided. `basis` is the recount that last compared all.

CREATE TABLE pairs (
  basis TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  one_person TEXT,
  other_person TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('open', 'joined')),
  likelihood REAL NOT NULL,
  reasons TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('same', 'different', 'unsure')),
  decided_at TEXT,
  decided_by TEXT,
  sealed BLOB,
  PRIMARY KEY (basis, one, other)
) STRICT, WITHOUT ROWID;
