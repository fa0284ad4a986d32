-- A passkey of somebody: its id and public key, as the browser gave them (base64url).

CREATE TABLE passkeys (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE INDEX passkeys_of_user ON passkeys (user);

-- When each was last used, and how often by its own count.

CREATE TABLE passkey_uses (
  passkey TEXT PRIMARY KEY,
  used_at TEXT NOT NULL,
  counter INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- 1: there is no app, and the second step after the password is a recovery code or the passkey.

ALTER TABLE second_steps ADD COLUMN without_app INTEGER;
