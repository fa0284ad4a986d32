-- What somebody typed into a form and has not saved yet, sealed. `id`: a keyed fingerprint of who typed it into which form.
CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  incident TEXT,
  saved_at TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX drafts_by_user ON drafts (user, saved_at);
