-- Each version of a playbook that an incident began with or that the practice saved, for ever: what an incident was told to do
-- stays to be read. `saved_by` is null where it is Breachbook's own. A step names the version that it is of, and the step from
-- whose doing its days count; both are null in the steps of before, whose words lie with them.

CREATE TABLE playbooks (
  playbook TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  steps TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT,
  PRIMARY KEY (playbook, version)
) STRICT;

-- Who in this practice is who in a playbook.
CREATE TABLE playbook_hands (
  hand TEXT PRIMARY KEY,
  person TEXT NOT NULL
) STRICT;

ALTER TABLE steps ADD COLUMN playbook TEXT;

ALTER TABLE steps ADD COLUMN playbook_version INTEGER;

ALTER TABLE steps ADD COLUMN due_from TEXT;

ALTER TABLE steps ADD COLUMN due_days INTEGER;

ALTER TABLE steps ADD COLUMN tells_patients INTEGER CHECK (tells_patients = 1);

ALTER TABLE steps ADD COLUMN applies_at TEXT;

ALTER TABLE steps ADD COLUMN applies_by TEXT;
