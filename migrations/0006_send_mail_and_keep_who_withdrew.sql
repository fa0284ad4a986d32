-- Every try to send a letter by e-mail. The CHECK refuses one of a letter that is not queued, or whose reader withdrew.

CREATE TABLE sendings (
  reference TEXT NOT NULL,
  try INTEGER NOT NULL,
  mailing TEXT NOT NULL,
  incident TEXT NOT NULL,
  began_at TEXT NOT NULL,
  message_id TEXT NOT NULL,
  queued INTEGER NOT NULL CHECK (queued = 1),
  outcome TEXT CHECK (outcome IN ('sent', 'deferred', 'failed', 'in_doubt')),
  ended_at TEXT,
  due_at TEXT,
  sealed BLOB,
  PRIMARY KEY (reference, try)
) STRICT;

CREATE INDEX sendings_by_mailing ON sendings (mailing, due_at);

CREATE TABLE email_withdrawals (
  incident TEXT NOT NULL REFERENCES incidents (id),
  person TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,
  PRIMARY KEY (incident, person)
) STRICT;

CREATE TABLE email_pauses (
  mailing TEXT PRIMARY KEY REFERENCES mailings (id),
  paused_at TEXT NOT NULL
) STRICT;
