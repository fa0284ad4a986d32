-- An id is a year and a number in it. As text the ten thousandth of a year would come before the ninth.

ALTER TABLE incidents ADD COLUMN year INTEGER NOT NULL GENERATED ALWAYS AS (CAST(substr(id, 1, 4) AS INTEGER)) VIRTUAL;

ALTER TABLE incidents ADD COLUMN number INTEGER NOT NULL GENERATED ALWAYS AS (CAST(substr(id, 6) AS INTEGER)) VIRTUAL;

CREATE UNIQUE INDEX incidents_in_order ON incidents (year, number);

CREATE INDEX incidents_of_a_kind ON incidents (kind, year, number);

-- An entry's number is the last column of every index of the log: here the entries of one incident stand in their order.

CREATE INDEX log_of_an_incident ON log (incident);
