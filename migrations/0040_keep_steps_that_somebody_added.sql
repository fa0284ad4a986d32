-- What a step says that somebody added to an incident lies sealed; `title` and `detail` then say nothing of it. Null in the
-- steps of a playbook.

ALTER TABLE steps ADD COLUMN sealed BLOB;
