-- Individuals who cannot be reached by letter and were told by telephone, 45 CFR 164.404(d)(2)(i): the day stands outside
-- the seal, who spoke and what was said in it. The highest number holds; `told` 0: it was recorded by mistake.
CREATE TABLE told_by_telephone (
  incident TEXT NOT NULL REFERENCES incidents (id),
  person TEXT NOT NULL,
  number INTEGER NOT NULL,
  told INTEGER NOT NULL CHECK (told IN (0, 1)),
  told_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (incident, person, number)
) STRICT;
