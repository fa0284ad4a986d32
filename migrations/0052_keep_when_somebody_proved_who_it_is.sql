-- Whoever signs has proved lately who it is: at the sign-in, or since. In ISO 8601, by the machine's own clock, as sessions keep it.

ALTER TABLE sessions ADD COLUMN proved_at TEXT;

ALTER TABLE sessions ADD COLUMN proved_by TEXT;
