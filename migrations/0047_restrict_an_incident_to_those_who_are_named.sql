-- An incident that only those see who are named on it, and why (a code; the words lie sealed in the log).
CREATE TABLE restrictions (
  incident TEXT PRIMARY KEY REFERENCES incidents (id),
  reason TEXT NOT NULL,
  restricted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is named on it: `named` sees it, `subject` is whom it is about and never sees it, whatever the role.
CREATE TABLE named_people (
  incident TEXT NOT NULL REFERENCES incidents (id),
  user TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('named', 'subject')),
  PRIMARY KEY (incident, user)
) STRICT, WITHOUT ROWID;
