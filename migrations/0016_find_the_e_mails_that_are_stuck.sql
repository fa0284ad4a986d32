-- The first page asks of all mailings which e-mails failed or are in doubt: few among millions of letters.
CREATE INDEX letters_stuck ON letters (incident, mailing, state) WHERE channel = 'email' AND state IN ('failed', 'in_doubt');
