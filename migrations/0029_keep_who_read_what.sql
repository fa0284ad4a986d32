-- Who read whose record, when and from where, 45 CFR 164.312(b): apart from the log, a batch of at most a second each, sealed
-- and chained by a MAC under a key drawn from the book's own. The log names the newest batch from time to time.
CREATE TABLE reading_batches (
  number INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  sealed BLOB NOT NULL,
  mac BLOB NOT NULL
) STRICT;

-- Finds batches by whom they are about and whose readings they hold, under keyed fingerprints.
CREATE TABLE reading_index (
  fingerprint BLOB NOT NULL,
  batch INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, batch)
) STRICT, WITHOUT ROWID;
