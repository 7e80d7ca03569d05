-- Has the triggers that keep the counts rest or work; {switch} is DISABLE or ENABLE.
DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT t.tgrelid::regclass AS place, t.tgname AS name FROM pg_trigger t WHERE t.tgname ~ '_counts(_new)?$'
  LOOP
    EXECUTE format('ALTER TABLE %s {switch} TRIGGER %I', one.place, one.name);
  END LOOP;
END $$;
