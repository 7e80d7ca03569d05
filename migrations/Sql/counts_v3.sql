-- Twenty thousand at a time: each part writes its rows of the counts anew, so that small parts write a year's row hundreds of
-- times; and an array has an end.
CREATE OR REPLACE FUNCTION sec.rebuild_counts() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE
  what text;
  part uuid[];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps')), pg_advisory_xact_lock(hashtext('counted_incidents'));
  DELETE FROM counted_spans;
  DELETE FROM counts;
  FOREACH what IN ARRAY ARRAY['incidents', 'asks', 'responses']
  LOOP
    FOR part IN EXECUTE format('SELECT array_agg(n.id ORDER BY n.id) FROM (SELECT t.id, row_number() OVER (ORDER BY t.id) / 20000 AS part
        FROM %I t) n GROUP BY n.part ORDER BY n.part', what)
      LOOP PERFORM sec.keep_counted(what, part); END LOOP;
  END LOOP;
END $$;
