-- An incident that was merged into a restricted one is seen by whoever sees that one, and nobody else reads that it was merged.

ALTER TABLE log ADD COLUMN merged_into TEXT GENERATED ALWAYS AS (
  CASE WHEN json_valid(body) AND body ->> '$.act' = 'incident_merged' THEN body ->> '$.facts.into' END) VIRTUAL;

CREATE INDEX log_of_merging ON log (merged_into, incident) WHERE merged_into IS NOT NULL;
