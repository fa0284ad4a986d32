-- Whose key it is, for what, until when, and who made it; older keys are a program's, for all that their role may, without end.

ALTER TABLE api_keys ADD COLUMN owner TEXT REFERENCES users (id);

ALTER TABLE api_keys ADD COLUMN scopes TEXT;

ALTER TABLE api_keys ADD COLUMN expires_at TEXT;

ALTER TABLE api_keys ADD COLUMN made_by TEXT;

-- The hour in which a key last opened: apart from the key itself, which is proven by the log.

CREATE TABLE key_uses (
  key TEXT PRIMARY KEY,
  used_at TEXT NOT NULL
) STRICT;

-- Of two admins who deactivate each other at once, the later one is refused by the same statement that would have done it.

CREATE TRIGGER last_admin_stays BEFORE UPDATE OF disabled_at, role ON users
WHEN OLD.role = 'admin' AND OLD.disabled_at IS NULL AND (NEW.role <> 'admin' OR NEW.disabled_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM users WHERE role = 'admin' AND disabled_at IS NULL AND id <> OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'the last admin stays');
END;
