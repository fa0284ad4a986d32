-- People less each doubtful link by its probability. Of an older count nobody worked it out.

ALTER TABLE recounts ADD COLUMN expected INTEGER;
