-- What each person wants to be reminded of by mail: the kinds that he or she does not want as a JSON list, and how often a
-- brief goes. Who chose nothing has no row.
CREATE TABLE reminder_choices (
  user TEXT PRIMARY KEY,
  unwanted TEXT NOT NULL,
  brief TEXT NOT NULL CHECK (brief IN ('daily', 'weekly', 'none'))
) STRICT;

-- Mail to people of the practice, without its words: those are made of `reminders`, or for a brief of how things stand, when
-- it goes. `due_at`: it is not tried before.
CREATE TABLE reminder_mails (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('reminders', 'daily', 'weekly')),
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'in_doubt')),
  state_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  due_at TEXT,
  message_id TEXT,
  reason TEXT
) STRICT;

CREATE INDEX reminder_mails_to_be_sent ON reminder_mails (made_at) WHERE state IN ('queued', 'sending');

-- Each thing of which a person was reminded, once; of a brief, the day. It names what it is about by ids alone.
CREATE TABLE reminders (
  user TEXT NOT NULL,
  kind TEXT NOT NULL,
  incident TEXT NOT NULL,
  thing TEXT NOT NULL,
  day TEXT NOT NULL,
  due TEXT,
  mail TEXT NOT NULL REFERENCES reminder_mails (id),
  PRIMARY KEY (user, kind, incident, thing, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminders_of_a_mail ON reminders (mail);
