-- Rows of a roster whose names may stand for no patient. It says which entries to look at among very many, and nobody's
-- name; whether each still has to be asked about is read of the entry itself.

CREATE TABLE perhaps_no_patients (
  recount TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (recount, person)
) STRICT, WITHOUT ROWID;
