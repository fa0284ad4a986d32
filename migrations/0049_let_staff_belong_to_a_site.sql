-- The site of somebody of the staff, who sees the incidents of the other sites only where a step is given to them by name.
ALTER TABLE users ADD COLUMN site TEXT;
