-- Derived as the lists are: the words by which an incident is found, those of its number, title, kind, site and vendor, and
-- its site as a whole. Each is a keyed hash, since titles and names lie sealed.

CREATE TABLE incident_words (
  word TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incidents (id),
  PRIMARY KEY (word, incident)
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_words_of_an_incident ON incident_words (incident);

CREATE INDEX incident_lines_by_legal_day ON incident_lines (coalesce(first_legal_day, '9999-12-31'), year, number);
