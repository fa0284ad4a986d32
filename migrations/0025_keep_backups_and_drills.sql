-- Backups that were made, and whether they are still there; what they hold lies in their files.

CREATE TABLE backups (
  id TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  seq INTEGER NOT NULL,
  removed_at TEXT
) STRICT;

CREATE INDEX backups_by_day ON backups (made_at);

-- Rehearsed restores: of which backup, and what was found.

CREATE TABLE drills (
  id TEXT PRIMARY KEY,
  held_at TEXT NOT NULL,
  held_by TEXT NOT NULL,
  backup TEXT NOT NULL,
  entries INTEGER NOT NULL,
  letters INTEGER NOT NULL,
  fault TEXT
) STRICT;

CREATE INDEX drills_by_day ON drills (held_at);
