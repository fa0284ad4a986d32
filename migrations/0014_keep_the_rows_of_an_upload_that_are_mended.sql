-- An upload that was checked row by row before its import: how it is read, and the rows with problems or with corrected cells.

CREATE TABLE upload_checks (
  upload TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE upload_rows (
  upload TEXT NOT NULL,
  row INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  fixed INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (upload, row)
) STRICT;
