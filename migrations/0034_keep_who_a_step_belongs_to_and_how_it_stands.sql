-- `owner` is the role that does a step. `owned_by` and `backup` are users, where somebody is named. `second_person` is 1 where
-- somebody else signs it off. All may be null: the MAC of a row leaves out what is null, so those of before stay as they are.

ALTER TABLE steps ADD COLUMN owned_by TEXT;

ALTER TABLE steps ADD COLUMN backup TEXT;

ALTER TABLE steps ADD COLUMN started_at TEXT;

ALTER TABLE steps ADD COLUMN started_by TEXT;

ALTER TABLE steps ADD COLUMN reopened_at TEXT;

ALTER TABLE steps ADD COLUMN not_needed_at TEXT;

ALTER TABLE steps ADD COLUMN not_needed_by TEXT;

ALTER TABLE steps ADD COLUMN second_person INTEGER CHECK (second_person = 1);

ALTER TABLE steps ADD COLUMN signed_at TEXT;

ALTER TABLE steps ADD COLUMN signed_by TEXT;
