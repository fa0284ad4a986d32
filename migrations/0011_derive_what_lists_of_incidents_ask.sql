-- What lists of incidents filter by, count and order by. All of it is derived from the tables before, and never the truth:
-- lists_as_of says up to which entry of the log it holds, and under which edition of the law and of our code. Nobody is
-- named here.

CREATE TABLE lists_as_of (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  edition TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;

-- `first_day` is the earliest of the last days that are still to be kept: once it has passed, something is overdue.
-- `count` is that of the rosters as JSON; `step_days` are the last days of the open steps.

CREATE TABLE incident_lines (
  incident TEXT PRIMARY KEY REFERENCES incidents (id),
  edition TEXT NOT NULL,
  seq INTEGER NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  first_day TEXT,
  is_large INTEGER NOT NULL,
  count TEXT,
  steps INTEGER NOT NULL,
  step_days TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_lines_in_order ON incident_lines (year, number, first_day, is_large);

CREATE INDEX incident_lines_of_a_kind ON incident_lines (kind, year, number, first_day, is_large);

CREATE INDEX incident_lines_by_first_day ON incident_lines (first_day, kind);

CREATE INDEX incident_lines_of_500_or_more ON incident_lines (kind) WHERE is_large = 1;

-- The last days that are still to be kept. Before `open_from` law enforcement holds them.

CREATE TABLE due_days (
  incident TEXT NOT NULL REFERENCES incidents (id),
  day TEXT NOT NULL,
  open_from TEXT NOT NULL,
  PRIMARY KEY (incident, day, open_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX due_days_in_order ON due_days (day, open_from);

-- Where the incidents of a year of discovery stand at its closing; `duty` is the report that is owed, empty where none is.

CREATE TABLE year_end_entries (
  year INTEGER NOT NULL,
  list TEXT NOT NULL CHECK (list IN ('open', 'filed', 'uncounted', 'decided', 'large')),
  discovered_on TEXT NOT NULL,
  logged_year INTEGER NOT NULL,
  logged_number INTEGER NOT NULL,
  duty TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incidents (id),
  PRIMARY KEY (year, list, discovered_on, logged_year, logged_number, duty)
) STRICT, WITHOUT ROWID;

CREATE INDEX year_end_entries_of_an_incident ON year_end_entries (incident);
