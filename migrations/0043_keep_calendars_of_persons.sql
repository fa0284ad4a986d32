-- The secret address of somebody's calendar, by its SHA-256. Each person has one at most that is not revoked.
CREATE TABLE calendar_feeds (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;

CREATE UNIQUE INDEX calendar_feeds_in_use ON calendar_feeds (user) WHERE revoked_at IS NULL;

-- What a calendar showed when it was fetched last, so that what moved or went is told as that (RFC 5545, 3.8.7.4). Derived.
CREATE TABLE calendar_events (
  feed TEXT NOT NULL,
  uid TEXT NOT NULL,
  day TEXT NOT NULL,
  summary TEXT NOT NULL,
  path TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  cancelled INTEGER NOT NULL,
  PRIMARY KEY (feed, uid)
) STRICT, WITHOUT ROWID;
