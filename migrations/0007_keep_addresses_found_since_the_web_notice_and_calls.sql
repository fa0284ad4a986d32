-- An address learnt after the import. Each version stays, and the newest is where letters go.

CREATE TABLE corrected_addresses (
  incident TEXT NOT NULL REFERENCES incidents (id),
  person TEXT NOT NULL,
  number INTEGER NOT NULL,
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (incident, person, number)
) STRICT;

-- The words of the substitute notice on the web. Each version stays; the newest is what may be approved and posted.

CREATE TABLE web_notices (
  incident TEXT NOT NULL REFERENCES incidents (id),
  version INTEGER NOT NULL,
  text_hash TEXT NOT NULL,
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL,
  approved_at TEXT,
  approved_by TEXT,
  sealed BLOB NOT NULL,
  PRIMARY KEY (incident, version)
) STRICT;

-- What the public was shown, byte for byte, from one Day to another. It is no secret, and so it is not sealed.

CREATE TABLE web_postings (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incidents (id),
  number INTEGER NOT NULL,
  slug TEXT NOT NULL,
  notice INTEGER NOT NULL,
  html TEXT NOT NULL,
  html_hash TEXT NOT NULL,
  posted_on TEXT NOT NULL,
  posted_by TEXT NOT NULL,
  removed_on TEXT,
  removed_by TEXT,
  UNIQUE (incident, number),
  FOREIGN KEY (incident, notice) REFERENCES web_notices (incident, version)
) STRICT;

CREATE UNIQUE INDEX web_postings_that_stand ON web_postings (slug) WHERE removed_on IS NULL;

-- The Days on which this server answered with it. A Day that is missing here is a gap.

CREATE TABLE web_posting_days (
  posting TEXT NOT NULL REFERENCES web_postings (id),
  day TEXT NOT NULL,
  shown_at TEXT NOT NULL,
  html_hash TEXT NOT NULL,
  PRIMARY KEY (posting, day)
) STRICT;

-- The telephone line. Who called and what was said is sealed; the Day, the topic and what was asked for are counted.

CREATE TABLE calls (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incidents (id),
  reference TEXT,
  person TEXT,
  day TEXT NOT NULL,
  called_at TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  topic TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX calls_by_day ON calls (incident, day, topic);

CREATE TABLE call_follow_ups (
  call TEXT NOT NULL REFERENCES calls (id),
  what TEXT NOT NULL,
  done_at TEXT,
  done_by TEXT,
  PRIMARY KEY (call, what)
) STRICT;

CREATE INDEX call_follow_ups_to_do ON call_follow_ups (call) WHERE done_at IS NULL;
