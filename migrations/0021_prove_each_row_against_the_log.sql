-- A MAC beside each entry, under a key drawn from the master key: who rewrites the chain has none. Older entries have none.

ALTER TABLE log ADD COLUMN mac BLOB;

-- A MAC of each row that a commit wrote, kept by the connections of the product itself. Whoever edits the file has no key.

CREATE TABLE row_macs (
  tbl TEXT NOT NULL,
  key TEXT NOT NULL,
  mac BLOB NOT NULL,
  PRIMARY KEY (tbl, key)
) STRICT, WITHOUT ROWID;

-- The sum of a table's rows, and the entry of the log with which it last changed: rows put back as they once were do not add up.

CREATE TABLE table_sums (
  tbl TEXT PRIMARY KEY,
  state BLOB NOT NULL
) STRICT, WITHOUT ROWID;
