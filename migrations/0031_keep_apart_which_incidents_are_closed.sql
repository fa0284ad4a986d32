-- Derived as the rest of the line is: the day on which the incident was closed, null while it is open; the incident that it
-- was merged into; and the earliest last day that a law names, null where none is still to be kept.

ALTER TABLE incident_lines ADD COLUMN closed_on TEXT;

ALTER TABLE incident_lines ADD COLUMN merged_into TEXT;

ALTER TABLE incident_lines ADD COLUMN first_legal_day TEXT;

CREATE INDEX incident_lines_open ON incident_lines (coalesce(first_legal_day, '9999-12-31'), year, number)
WHERE closed_on IS NULL;

CREATE INDEX incident_lines_merged ON incident_lines (merged_into) WHERE merged_into IS NOT NULL;
