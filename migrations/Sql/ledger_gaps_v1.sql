-- Whether the response is confidential stands with what hangs on it, too, and never changes. A policy that asks the table
-- of responses for it reads all of them for every page, since the planner counts the rows of a table, not of a page.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['fulfilments', 'ask_steps', 'response_parties']
  LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN is_confidential boolean NOT NULL DEFAULT false', part);
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('UPDATE %I p SET is_confidential = true FROM responses r WHERE r.id = p.response_id AND r.is_confidential', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
  END LOOP;
END $$;

-- Whoever may not see the response may hang nothing on it: then this is null, and refused.
CREATE FUNCTION sec.note_confidence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  NEW.is_confidential := CASE WHEN NEW.response_id IS NULL THEN false
    ELSE (SELECT r.is_confidential FROM responses r WHERE r.id = NEW.response_id) END;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION sec.note_confidence() FROM PUBLIC;

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['fulfilments', 'ask_steps', 'response_parties']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION sec.note_confidence()', part || '_confidence', part);
    EXECUTE format('ALTER POLICY %I ON %I USING ((SELECT sec.reads_content())
      AND (NOT is_confidential OR (SELECT sec.role()) = ''liaison''))', part || '_read', part);
    EXECUTE format('ALTER POLICY %I ON %I USING (NOT is_confidential)', part || '_report', part);
  END LOOP;
END $$;

-- The incident by its key, row by row: asked with EXISTS, the planner may read all incidents for one page.
ALTER POLICY ask_incidents_read ON ask_incidents USING ((SELECT true FROM incidents i WHERE i.id = incident_id));
ALTER POLICY response_incidents_read ON response_incidents USING ((SELECT true FROM incidents i WHERE i.id = incident_id));

-- The gaps: since one recorded instant and until another, so many asks about this incident stood, and their addressee had
-- taken nothing. A day past reads them as today does. They stand twice: for the liaison, and for who knows of no
-- confidential response. Nobody writes them but the functions below, which make a pair's rows anew from what was recorded,
-- so that it does not matter what is written first.
ALTER TABLE ledger_gaps ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_gaps FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_gaps_read ON ledger_gaps FOR SELECT TO register_app
  USING ((SELECT sec.reads_content()) AND for_liaison = ((SELECT sec.role()) = 'liaison')
    AND (SELECT true FROM incidents i WHERE i.id = incident_id AND i.organisation_id = ledger_gaps.organisation_id));
CREATE POLICY ledger_gaps_functions ON ledger_gaps TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON ledger_gaps TO register_app, register_backup;

CREATE INDEX ix_ledger_gaps_waiting ON ledger_gaps (since, incident_id, addressee_id) WHERE for_liaison AND known_until IS NULL;
CREATE INDEX ix_ledger_gaps_since ON ledger_gaps (since, incident_id, addressee_id) WHERE for_liaison;
CREATE INDEX ix_ledger_gaps_addressee ON ledger_gaps (addressee_id, since, incident_id) WHERE for_liaison;
CREATE INDEX ix_ledger_gaps_organisation ON ledger_gaps (organisation_id, since, incident_id, addressee_id) WHERE NOT for_liaison;

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['ask_incidents', 'response_incidents', 'fulfilments', 'ask_steps']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_owner USING (true)', part || '_gaps', part);
  END LOOP;
END $$;

-- Pairs of an incident and an addressee, at the same places of the two arrays; each pair once. Row by row and never by
-- joining two of its own results: of those the planner knows no sizes.
CREATE FUNCTION sec.derive_gaps(incidents uuid[], addressees uuid[]) RETURNS TABLE (incident_id uuid, addressee_id uuid,
  for_liaison boolean, known_from timestamptz, organisation_id uuid, since date, asks int, known_until timestamptz)
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
$$
  WITH told AS (
    SELECT p.incident_id, p.addressee_id, about.organisation_id, a.recorded_at AS asked_at, a.asked_from, c.closed_at, f.taken_at, f.open_at
      FROM unnest(incidents, addressees) AS p (incident_id, addressee_id)
      JOIN ask_incidents about ON about.incident_id = p.incident_id
      JOIN asks a ON a.id = about.ask_id AND a.addressee_id = p.addressee_id
      CROSS JOIN LATERAL (SELECT min(s.at) AS closed_at FROM ask_steps s
        WHERE s.ask_id = a.id AND s.response_id IS NULL AND s.state IN ('withdrawn', 'declined')) c
      CROSS JOIN LATERAL (SELECT min(greatest(a.recorded_at, r.recorded_at)) AS taken_at,
          min(greatest(a.recorded_at, r.recorded_at)) FILTER (WHERE NOT r.is_confidential) AS open_at
        FROM fulfilments f JOIN responses r ON r.id = f.response_id WHERE f.ask_id = a.id) f
    UNION ALL
    SELECT p.incident_id, p.addressee_id, NULL, NULL, NULL, NULL, r.recorded_at, CASE WHEN NOT r.is_confidential THEN r.recorded_at END
      FROM unnest(incidents, addressees) AS p (incident_id, addressee_id)
      JOIN response_incidents about ON about.incident_id = p.incident_id
      JOIN responses r ON r.id = about.response_id AND r.party_id = p.addressee_id),
  pairs AS (
    SELECT t.incident_id, t.addressee_id, min(t.taken_at) AS taken_at, min(t.open_at) AS open_at,
        array_agg(t.organisation_id) FILTER (WHERE t.asked_at IS NOT NULL) AS whose,
        array_agg(t.asked_at) FILTER (WHERE t.asked_at IS NOT NULL) AS asked,
        array_agg(t.closed_at) FILTER (WHERE t.asked_at IS NOT NULL) AS closed,
        array_agg(t.asked_from) FILTER (WHERE t.asked_at IS NOT NULL) AS days
      FROM told t GROUP BY t.incident_id, t.addressee_id)
  SELECT g.incident_id, g.addressee_id, l.for_liaison, s.at, g.whose[1], coalesce(min(k.day), 'infinity'), count(*)::int, least(s.until, l.taken_at)
    FROM pairs g
    CROSS JOIN LATERAL (VALUES (true, g.taken_at), (false, g.open_at)) AS l (for_liaison, taken_at)
    CROSS JOIN LATERAL (SELECT m.at, lead(m.at) OVER (ORDER BY m.at) AS until
      FROM (SELECT unnest(g.asked) AS at
        UNION SELECT k.closed FROM unnest(g.asked, g.closed) AS k (asked, closed) WHERE k.closed > k.asked) m) s
    CROSS JOIN LATERAL unnest(g.asked, g.closed, g.days) AS k (asked, closed, day)
    WHERE (l.taken_at IS NULL OR l.taken_at > s.at) AND k.asked <= s.at AND (k.closed IS NULL OR k.closed > s.at)
    GROUP BY g.incident_id, g.addressee_id, l.for_liaison, s.at, g.whose[1], s.until, l.taken_at
$$;

-- One after another: what somebody else is about to commit would be missing from what is derived meanwhile.
CREATE FUNCTION sec.keep_gaps(incidents uuid[], addressees uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF incidents IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps'));
  DELETE FROM ledger_gaps g USING unnest(incidents, addressees) AS p (incident_id, addressee_id)
    WHERE g.incident_id = p.incident_id AND g.addressee_id = p.addressee_id;
  INSERT INTO ledger_gaps (incident_id, addressee_id, for_liaison, known_from, organisation_id, since, asks, known_until)
    SELECT d.incident_id, d.addressee_id, d.for_liaison, d.known_from, d.organisation_id, d.since, d.asks, d.known_until
      FROM sec.derive_gaps(incidents, addressees) d;
END $$;

CREATE FUNCTION sec.rebuild_gaps() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE pairs record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps'));
  DELETE FROM ledger_gaps;
  SELECT array_agg(p.incident_id) AS incidents, array_agg(p.addressee_id) AS addressees INTO pairs
    FROM (SELECT DISTINCT about.incident_id, a.addressee_id FROM ask_incidents about JOIN asks a ON a.id = about.ask_id) p;
  PERFORM sec.keep_gaps(pairs.incidents, pairs.addressees);
END $$;

-- An ask's addressee and days, and a response's party, are never changed: those columns are granted to nobody.
CREATE FUNCTION sec.gaps_of_asks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE pairs record;
BEGIN
  SELECT array_agg(p.incident_id) AS incidents, array_agg(p.addressee_id) AS addressees INTO pairs
    FROM (SELECT DISTINCT about.incident_id, a.addressee_id
      FROM touched t JOIN asks a ON a.id = t.ask_id JOIN ask_incidents about ON about.ask_id = a.id) p;
  PERFORM sec.keep_gaps(pairs.incidents, pairs.addressees);
  RETURN NULL;
END $$;

CREATE FUNCTION sec.gaps_of_incidents() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE pairs record;
BEGIN
  SELECT array_agg(p.incident_id) AS incidents, array_agg(p.addressee_id) AS addressees INTO pairs
    FROM (SELECT DISTINCT t.incident_id, a.addressee_id FROM touched t JOIN asks a ON a.id = t.ask_id) p;
  PERFORM sec.keep_gaps(pairs.incidents, pairs.addressees);
  RETURN NULL;
END $$;

CREATE FUNCTION sec.gaps_of_responses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE pairs record;
BEGIN
  SELECT array_agg(p.incident_id) AS incidents, array_agg(p.party_id) AS addressees INTO pairs
    FROM (SELECT DISTINCT t.incident_id, r.party_id FROM touched t JOIN responses r ON r.id = t.response_id) p;
  PERFORM sec.keep_gaps(pairs.incidents, pairs.addressees);
  RETURN NULL;
END $$;

DO $$
DECLARE part text[];
BEGIN
  FOREACH part SLICE 1 IN ARRAY ARRAY[['ask_steps', 'gaps_of_asks'], ['fulfilments', 'gaps_of_asks'],
    ['ask_incidents', 'gaps_of_incidents'], ['response_incidents', 'gaps_of_responses']]
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION sec.%I()', part[1] || '_gaps', part[1], part[2]);
  END LOOP;

  -- Where two records are merged, or are not any more, both have other gaps than before.
  FOREACH part SLICE 1 IN ARRAY ARRAY[['ask_incidents', 'gaps_of_incidents'], ['response_incidents', 'gaps_of_responses']]
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION sec.%I()', part[1] || '_gaps_there', part[1], part[2]);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION sec.%I()', part[1] || '_gaps_left', part[1], part[2]);
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION sec.derive_gaps(uuid[], uuid[]), sec.keep_gaps(uuid[], uuid[]), sec.rebuild_gaps(),
  sec.gaps_of_asks(), sec.gaps_of_incidents(), sec.gaps_of_responses() FROM PUBLIC;

SELECT sec.rebuild_gaps();
