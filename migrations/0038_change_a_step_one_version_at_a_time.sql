-- Whoever changes a step says which version it will be: a change that was decided on an older one is refused, also where it
-- is one of several that are written together.

CREATE TRIGGER steps_change_one_version_at_a_time BEFORE UPDATE OF version ON steps WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: steps.version'); END;
