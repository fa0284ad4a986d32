-- One row, written when somebody asks whether the book is well: a full or read-only disk still reads.

CREATE TABLE heartbeats (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at TEXT NOT NULL
) STRICT;
