-- Codes with which people enroll in the free service that the practice pays for, each sealed. Whom one was dealt to stands
-- outside the seal: nobody has two of one service, and none is dealt to a second person.
CREATE TABLE monitoring_codes (
  incident TEXT NOT NULL REFERENCES incidents (id),
  product TEXT NOT NULL CHECK (product IN ('adult', 'minor')),
  position INTEGER NOT NULL,
  person TEXT,
  sealed BLOB NOT NULL,
  PRIMARY KEY (incident, product, position)
) STRICT;

CREATE UNIQUE INDEX one_code_a_person ON monitoring_codes (incident, product, person) WHERE person IS NOT NULL;
