-- A mailing that is being made. It counts only as a row of `mailings`; `failed` says why one never came to that.

CREATE TABLE mailing_runs (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incidents (id),
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  people INTEGER NOT NULL,
  failed TEXT,
  sealed BLOB NOT NULL
) STRICT;

-- A letter counts once its mailing's row is here. No person gets the same letter twice, save a printing made on purpose.

CREATE TABLE letters (
  mailing TEXT NOT NULL,
  position INTEGER NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  incident TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('individual_notice', 'supplemental')),
  person TEXT NOT NULL,
  copy INTEGER NOT NULL,
  printing INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('print', 'email')),
  language TEXT NOT NULL,
  pages INTEGER,
  part INTEGER,
  text_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'prepared', 'mailed', 'returned', 'queued', 'sending', 'sent', 'failed', 'in_doubt', 'bounced', 'withdrawn')),
  state_at TEXT NOT NULL,
  reason TEXT,
  message_id TEXT,
  sealed BLOB NOT NULL,
  PRIMARY KEY (mailing, position),
  UNIQUE (incident, kind, person, copy, printing)
) STRICT;

CREATE INDEX letters_by_state ON letters (incident, state);

CREATE INDEX letters_to_be_sent ON letters (state, state_at) WHERE state IN ('queued', 'sending');

-- The CHECK refuses a mailing if any of its staged letters are missing.

CREATE TABLE mailings (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incidents (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('individual_notice', 'supplemental')),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  letter_hash TEXT NOT NULL,
  print INTEGER NOT NULL,
  email INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  staged INTEGER NOT NULL,
  found INTEGER NOT NULL,
  zip_hash TEXT,
  mailed_on TEXT,
  sealed BLOB NOT NULL,
  UNIQUE (incident, number),
  CHECK (staged = found)
) STRICT;
