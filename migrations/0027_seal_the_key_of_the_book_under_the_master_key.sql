-- The key from which all seals and MACs of a book are drawn, sealed under the master key. A book without this row is one of
-- before: there the master key is that key.

CREATE TABLE book_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sealed BLOB NOT NULL
) STRICT;
