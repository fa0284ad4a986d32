-- A code from an authenticator app beside the password, in a table of better-auth's two-factor plugin under our names.

ALTER TABLE users ADD COLUMN second_step INTEGER;

-- Since when somebody signs in without one who ought to have it.

ALTER TABLE users ADD COLUMN second_step_asked_at TEXT;

CREATE TABLE second_steps (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
  secret TEXT NOT NULL,
  recovery_codes TEXT NOT NULL,
  verified INTEGER NOT NULL,
  failures INTEGER,
  locked_until TEXT
) STRICT;

-- Codes that let somebody in, by the number of their 30 seconds: each is good once.

CREATE TABLE used_codes (
  user TEXT NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (user, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  second_step TEXT NOT NULL CHECK (second_step IN ('required', 'optional'))
) STRICT;
