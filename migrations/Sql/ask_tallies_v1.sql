-- How many more asks, or fewer, stood in a state at the end of a day (UTC) than at the end of the day before; summed up to a
-- day, how many stood so. A count of all asks is read from a few hundred of these rows however many asks there are.
ALTER TABLE ask_tallies ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask_tallies FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_tallies_read ON ask_tallies FOR SELECT TO register_app
  USING ((SELECT sec.reads_content()) AND for_liaison = ((SELECT sec.role()) = 'liaison'));
CREATE POLICY ask_tallies_functions ON ask_tallies TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON ask_tallies TO register_app, register_backup;

-- What these asks' spans add to the tallies, or take from them again.
CREATE FUNCTION sec.tally_spans(wanted uuid[], sign int) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public AS
$$
  INSERT INTO ask_tallies AS t (for_liaison, state, day, change)
    SELECT s.for_liaison, s.state, (e.at AT TIME ZONE 'UTC')::date, sign * sum(e.change)
      FROM ask_spans s CROSS JOIN LATERAL (VALUES (s.known_from, 1), (s.known_until, -1)) AS e (at, change)
      WHERE s.ask_id = ANY (wanted) AND e.at IS NOT NULL
      GROUP BY 1, 2, 3 HAVING sum(e.change) <> 0
    ON CONFLICT (for_liaison, state, day) DO UPDATE SET change = t.change + excluded.change
$$;

CREATE OR REPLACE FUNCTION sec.keep_spans(wanted uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF wanted IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps'));
  PERFORM sec.tally_spans(wanted, -1);
  DELETE FROM ask_spans s WHERE s.ask_id = ANY (wanted);
  INSERT INTO ask_spans (ask_id, for_liaison, known_from, known_until, state, addressee_id, asked_from, reply_due)
    SELECT d.ask_id, d.for_liaison, d.known_from, d.known_until, d.state, d.addressee_id, d.asked_from, d.reply_due
      FROM sec.derive_spans(wanted) d;
  PERFORM sec.tally_spans(wanted, 1);
END $$;

CREATE OR REPLACE FUNCTION sec.rebuild_spans() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps'));
  DELETE FROM ask_spans;
  DELETE FROM ask_tallies;
  PERFORM sec.keep_spans((SELECT array_agg(a.id) FROM asks a));
END $$;

REVOKE ALL ON FUNCTION sec.tally_spans(uuid[], int) FROM PUBLIC;

SELECT sec.rebuild_spans();
