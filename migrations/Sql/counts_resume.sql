-- Ends what counts_pause.sql began.
DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT t.tgrelid::regclass AS place, t.tgname AS name FROM pg_trigger t WHERE t.tgname ~ '_counts(_new)?$'
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', one.place, one.name);
  END LOOP;
END $$;
SELECT sec.rebuild_counts();
