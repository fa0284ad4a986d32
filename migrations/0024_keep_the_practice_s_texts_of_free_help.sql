-- What the practice wrote, a language each, of help that is free: it goes with letters on a sheet of its own.
CREATE TABLE help_texts (
  language TEXT PRIMARY KEY,
  written_at TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
