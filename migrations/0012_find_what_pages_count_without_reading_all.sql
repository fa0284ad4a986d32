-- What became of a mailing's letters is counted, and those that nobody mailed yet are found, without reading each of them.

CREATE INDEX letters_of_a_mailing ON letters (mailing, state, channel);

-- Among many people those who died are few.

CREATE INDEX people_who_died ON people (incident, person) WHERE deceased = 1;

-- What the book itself did with single letters, of which there are thousands, stands apart in the log of an incident.

ALTER TABLE log ADD COLUMN of_letter INTEGER GENERATED ALWAYS AS (
  CASE WHEN json_valid(body) THEN coalesce(body ->> '$.subject', '') LIKE 'letter/%' AND body ->> '$.by' = 'system' END) VIRTUAL;

CREATE INDEX log_of_single_letters ON log (incident, of_letter);
