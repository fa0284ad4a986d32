-- Which columns of files with one header hold what, as somebody settled it. The header itself is not kept: only its keyed fingerprint.

CREATE TABLE layouts (
  fingerprint TEXT PRIMARY KEY,
  columns TEXT NOT NULL,
  date_order TEXT CHECK (date_order IN ('month_first', 'day_first')),
  kept_at TEXT NOT NULL,
  kept_by TEXT NOT NULL
) STRICT;
