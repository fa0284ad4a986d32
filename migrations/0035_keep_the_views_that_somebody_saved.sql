-- Views of the list of incidents that somebody saved, each its owner's alone. Its name and what it is narrowed to lie sealed:
-- what somebody searched for may be a name.

CREATE TABLE saved_views (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX saved_views_of_an_owner ON saved_views (owner, saved_at);
