-- What a version says that the practice saved lies sealed; `steps` then is an empty list. Null: Breachbook's own.

ALTER TABLE playbooks ADD COLUMN sealed BLOB;

-- The next version while it is being written. `change` counts up for ever, so that nobody saves over what was changed
-- meanwhile; `sealed` is null once it was put in force or discarded.

CREATE TABLE playbook_drafts (
  playbook TEXT PRIMARY KEY,
  change INTEGER NOT NULL CHECK (change > 0),
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  sealed BLOB
) STRICT;
