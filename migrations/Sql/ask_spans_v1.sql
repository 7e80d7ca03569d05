-- How every ask stood, from one recorded instant until another, as who may read its answers knows it: what lists and counts
-- by state are made of, today and on days past. Kept as the gaps are, and under the same lock.
ALTER TABLE ask_spans ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask_spans FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_spans_read ON ask_spans FOR SELECT TO register_app
  USING ((SELECT sec.reads_content()) AND for_liaison = ((SELECT sec.role()) = 'liaison'));
CREATE POLICY ask_spans_functions ON ask_spans TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON ask_spans TO register_app, register_backup;

-- Counts are read from these alone; the second one holds what a day past asks for as well.
CREATE INDEX ix_ask_spans_now ON ask_spans (for_liaison, state, reply_due) INCLUDE (asked_from, known_until) WHERE known_until IS NULL;
CREATE INDEX ix_ask_spans_state ON ask_spans (for_liaison, state, reply_due) INCLUDE (asked_from, known_from, known_until);
CREATE INDEX ix_ask_spans_addressee ON ask_spans (addressee_id, for_liaison, state) INCLUDE (asked_from, known_from, known_until);

-- What was withdrawn stays so; what was fully taken is not withdrawn any more.
CREATE FUNCTION sec.derive_spans(wanted uuid[]) RETURNS TABLE (ask_id uuid, for_liaison boolean, known_from timestamptz,
  known_until timestamptz, state text, addressee_id uuid, asked_from date, reply_due date)
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
$$
  SELECT a.id, l.for_liaison, m.at, m.until,
      CASE WHEN k.told = 'withdrawn' THEN k.told WHEN k.is_full THEN 'taken' WHEN k.is_full IS NOT NULL THEN 'partly-taken'
        ELSE coalesce(k.told, 'open') END,
      a.addressee_id, a.asked_from, a.reply_due
    FROM unnest(wanted) AS w (id) JOIN asks a ON a.id = w.id
    CROSS JOIN LATERAL (VALUES (true), (false)) AS l (for_liaison)
    CROSS JOIN LATERAL (SELECT e.at, lead(e.at) OVER (ORDER BY e.at) AS until FROM (
      SELECT a.recorded_at AS at
      UNION SELECT greatest(a.recorded_at, s.at) FROM ask_steps s WHERE s.ask_id = a.id AND s.response_id IS NULL
      UNION SELECT greatest(a.recorded_at, r.recorded_at) FROM fulfilments f JOIN responses r ON r.id = f.response_id
        WHERE f.ask_id = a.id AND (l.for_liaison OR NOT r.is_confidential)) e) m
    CROSS JOIN LATERAL (SELECT
      (SELECT s.state::text FROM ask_steps s WHERE s.ask_id = a.id AND s.response_id IS NULL AND s.at <= m.at ORDER BY s.number DESC LIMIT 1) AS told,
      (SELECT bool_or(f.extent = 'fully') FROM fulfilments f JOIN responses r ON r.id = f.response_id
        WHERE f.ask_id = a.id AND r.recorded_at <= m.at AND (l.for_liaison OR NOT r.is_confidential)) AS is_full) k
$$;

CREATE FUNCTION sec.keep_spans(wanted uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF wanted IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps'));
  DELETE FROM ask_spans s WHERE s.ask_id = ANY (wanted);
  INSERT INTO ask_spans (ask_id, for_liaison, known_from, known_until, state, addressee_id, asked_from, reply_due)
    SELECT d.ask_id, d.for_liaison, d.known_from, d.known_until, d.state, d.addressee_id, d.asked_from, d.reply_due
      FROM sec.derive_spans(wanted) d;
END $$;

CREATE FUNCTION sec.rebuild_spans() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps'));
  DELETE FROM ask_spans;
  PERFORM sec.keep_spans((SELECT array_agg(a.id) FROM asks a));
END $$;

CREATE FUNCTION sec.spans_of_asks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  PERFORM sec.keep_spans((SELECT array_agg(t.id) FROM touched t));
  RETURN NULL;
END $$;
CREATE FUNCTION sec.spans_of_steps() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  PERFORM sec.keep_spans((SELECT array_agg(DISTINCT t.ask_id) FROM touched t));
  RETURN NULL;
END $$;
CREATE TRIGGER asks_spans AFTER INSERT ON asks REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION sec.spans_of_asks();
CREATE TRIGGER ask_steps_spans AFTER INSERT ON ask_steps REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION sec.spans_of_steps();
CREATE TRIGGER fulfilments_spans AFTER INSERT ON fulfilments REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION sec.spans_of_steps();

REVOKE ALL ON FUNCTION sec.derive_spans(uuid[]), sec.keep_spans(uuid[]), sec.rebuild_spans(), sec.spans_of_asks(), sec.spans_of_steps() FROM PUBLIC;

-- The countries to choose from in the matrix are looked for one by one.
CREATE INDEX ix_incidents_country ON incidents (country);

SELECT sec.rebuild_spans();
