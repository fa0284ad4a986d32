-- Statements stand apart by an empty line: that is where each ends.

CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  incident TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN body ->> '$.incident' END) VIRTUAL,
  subject TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN coalesce(body ->> '$.subject', '') END) VIRTUAL,
  version INTEGER GENERATED ALWAYS AS (CASE WHEN json_valid(body) THEN CAST(body ->> '$.version' AS INTEGER) END) VIRTUAL
) STRICT;

CREATE UNIQUE INDEX log_gives_each_version_once ON log (incident, subject, version);

CREATE TRIGGER log_entries_stay_as_written BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'The log cannot be changed.'); END;

CREATE TRIGGER log_entries_stay BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'The log cannot be shortened.'); END;

-- INSERT OR REPLACE fires no DELETE trigger: these two refuse it, in the words in which SQLite refuses a second row.

CREATE TRIGGER log_entries_follow_the_last BEFORE INSERT ON log WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM log)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: log.seq'); END;

CREATE TRIGGER log_versions_stay BEFORE INSERT ON log WHEN EXISTS (
  SELECT 1 FROM log WHERE incident = NEW.body ->> '$.incident'
    AND subject = coalesce(NEW.body ->> '$.subject', '') AND version = NEW.body ->> '$.version')
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: log.incident, log.subject, log.version'); END;

CREATE TABLE log_details (
  seq INTEGER PRIMARY KEY REFERENCES log (seq),
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE practice (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  facts TEXT NOT NULL
) STRICT;

CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  discovered_on TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE incident_keys (
  incident TEXT PRIMARY KEY REFERENCES incidents (id),
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE steps (
  incident TEXT NOT NULL REFERENCES incidents (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  phase TEXT NOT NULL,
  owner TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  citation TEXT,
  due_on TEXT NOT NULL,
  performed_at TEXT,
  recorded_at TEXT,
  completed_by TEXT,
  version INTEGER NOT NULL,
  PRIMARY KEY (incident, id)
) STRICT;

CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incidents (id),
  started_at TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE file_parts (
  file TEXT NOT NULL,
  part INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (file, part)
) STRICT;

-- Evidence and proof. A file counts from the moment its row is here, and only with all of its parts.

CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incidents (id),
  about TEXT NOT NULL,
  attached_at TEXT NOT NULL,
  attached_by TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  parts INTEGER NOT NULL,
  found INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  CHECK (parts = found)
) STRICT;

CREATE INDEX attachments_by_incident ON attachments (incident, about);

-- The people as they stood after each recount. Of a person the newest recount holds; `present` is 0 from the recount
-- on that found him or her not affected, or one with somebody else. Each is sealed alone, or a few together on a sheet.

CREATE TABLE people (
  recount TEXT NOT NULL,
  person TEXT NOT NULL,
  incident TEXT NOT NULL,
  state TEXT NOT NULL,
  deceased INTEGER NOT NULL,
  reachable INTEGER NOT NULL,
  present INTEGER NOT NULL,
  sheet INTEGER,
  sealed BLOB,
  PRIMARY KEY (incident, person, recount),
  CHECK ((sheet IS NULL) <> (sealed IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX people_by_recount ON people (recount);

CREATE INDEX people_without_a_letter ON people (incident, person) WHERE reachable = 0;

CREATE TABLE sheets (
  id INTEGER PRIMARY KEY,
  recount TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX sheets_by_recount ON sheets (recount);

-- Hashes of values by which people are found, with their ids, sealed in pages: the first `bits` of a hash say on which
-- page of its run it stands. Whom a recount took from the affected may still stand there.

CREATE TABLE key_runs (
  recount TEXT NOT NULL,
  run INTEGER NOT NULL,
  bits INTEGER NOT NULL,
  PRIMARY KEY (recount, run)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_pages (
  id INTEGER PRIMARY KEY,
  recount TEXT NOT NULL,
  run INTEGER NOT NULL,
  page INTEGER NOT NULL,
  part INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX key_pages_in_order ON key_pages (recount, run, page, part);

CREATE TABLE rosters (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  incident TEXT NOT NULL REFERENCES incidents (id),
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  rows INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  added INTEGER NOT NULL,
  withdrawn_at TEXT,
  sealed BLOB NOT NULL,
  UNIQUE (incident, number)
) STRICT;
