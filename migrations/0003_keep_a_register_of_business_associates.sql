-- Each version of an entry stays, and the newest is what stands: two who change the same one cannot both win.

CREATE TABLE associates (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
