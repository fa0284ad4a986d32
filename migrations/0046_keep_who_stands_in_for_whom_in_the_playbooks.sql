-- `person` is a user, or a role: everybody who has it. `backup` stands in for whatever falls to that hand; null: whomever the
-- playbook names.

ALTER TABLE playbook_hands ADD COLUMN backup TEXT;
