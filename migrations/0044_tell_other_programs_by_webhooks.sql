-- Addresses that are told of what happens; where, of what and by which secret lies sealed. `seen_seq`: the entry of the log up
-- to which it was looked for what to tell. `failing_since`: null while the last delivery was taken.
CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  seen_seq INTEGER NOT NULL,
  failing_since TEXT,
  disabled_at TEXT,
  disabled_why TEXT CHECK (disabled_why IN ('by_hand', 'failing', 'gone')),
  removed_at TEXT,
  sealed BLOB NOT NULL
) STRICT;

-- What is told, once for each source: an entry of the log, a legal day, a test. `body` holds codes, days and numbers of incidents.
CREATE TABLE webhook_deliveries (
  id TEXT PRIMARY KEY,
  webhook TEXT NOT NULL REFERENCES webhooks (id),
  event TEXT NOT NULL,
  source TEXT NOT NULL,
  body TEXT NOT NULL,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'delivered', 'failed')),
  tries INTEGER NOT NULL,
  due_at TEXT,
  last_at TEXT,
  status INTEGER,
  reason TEXT,
  UNIQUE (webhook, source)
) STRICT;

CREATE INDEX webhook_deliveries_to_be_sent ON webhook_deliveries (due_at) WHERE state = 'queued';

-- Each try of a delivery: what was answered, or a code of why nothing was.
CREATE TABLE webhook_tries (
  delivery TEXT NOT NULL REFERENCES webhook_deliveries (id),
  try INTEGER NOT NULL,
  at TEXT NOT NULL,
  status INTEGER,
  reason TEXT,
  PRIMARY KEY (delivery, try)
) STRICT, WITHOUT ROWID;
