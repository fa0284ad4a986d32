-- The logos that stood at the head of letters, each sealed under the SHA-256 of its picture: letters that went keep theirs.
-- `chosen` says which stands there now.
CREATE TABLE logos (
  id TEXT PRIMARY KEY,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  sealed BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_chosen_logo ON logos (chosen) WHERE chosen = 1;
