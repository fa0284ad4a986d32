-- Wrong sign-ins in a row, each under a keyed fingerprint: of an account, of an address, of a browser that was in before.

CREATE TABLE sign_in_tries (
  of TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  last_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- better-auth counted by address alone.

DROP TABLE rate_limits;
