-- Who was told is asked of a hundred thousand people: the letters that went and stayed are found by their readers alone.

CREATE INDEX letters_that_stayed ON letters (incident, person, channel, mailing, state_at)
  WHERE kind = 'individual_notice' AND state IN ('mailed', 'sent');

-- Among many people those who turned out to be another one are few.

CREATE INDEX people_no_longer_affected ON people (incident, person) WHERE present = 0;
