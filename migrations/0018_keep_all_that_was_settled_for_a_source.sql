-- JSON: the keyed fingerprints of its columns' names and of the sheet, and the gaps that somebody went on without. Of older layouts only the header as a whole is known.

ALTER TABLE layouts ADD COLUMN recipe TEXT;
