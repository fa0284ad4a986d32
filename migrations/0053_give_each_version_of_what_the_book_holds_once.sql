CREATE UNIQUE INDEX log_gives_each_version_of_the_book_once ON log (subject, version)
  WHERE incident IS NULL AND version IS NOT NULL;

CREATE TRIGGER log_versions_of_the_book_stay BEFORE INSERT ON log WHEN NEW.body ->> '$.incident' IS NULL AND EXISTS (
  SELECT 1 FROM log WHERE incident IS NULL AND version IS NOT NULL
    AND subject = coalesce(NEW.body ->> '$.subject', '') AND version = NEW.body ->> '$.version')
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: log.subject, log.version'); END;
