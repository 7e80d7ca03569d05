-- Looking along a term, the liaison's rows were asked one by one whether they may be read, each in another table: that was
-- most of what a search cost. Now each row carries the mark that the liaison may read it, and an index holds those rows
-- alone. The mark only saves time: what is found is asked again, by the one rule, before it leaves.
CREATE FUNCTION sec.is_open(status text, handling text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT status <> 'draft' AND handling IN ('amber', 'green', 'clear') $$;

ALTER TABLE sec.incident_terms ADD COLUMN is_open boolean NOT NULL DEFAULT false;
UPDATE sec.incident_terms t SET is_open = true FROM sec.incident_search s
  WHERE s.incident_id = t.incident_id AND sec.is_open(s.status, s.handling);
CREATE INDEX ix_incident_terms_open ON sec.incident_terms (term, known_from, incident_id) WHERE is_open;

-- Whoever changes status or handling changes the mark with them.
CREATE FUNCTION sec.mark_terms() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  UPDATE sec.incident_terms t SET is_open = sec.is_open(NEW.status, NEW.handling)
    FROM sec.incident_candidates c
    WHERE c.incident_id = NEW.incident_id
      AND t.term = ANY (c.terms) AND t.known_from = c.known_from AND t.incident_id = c.incident_id;
  RETURN NULL;
END $$;
CREATE TRIGGER incident_search_mark AFTER UPDATE OF status, handling ON sec.incident_search FOR EACH ROW
  WHEN (sec.is_open(OLD.status, OLD.handling) IS DISTINCT FROM sec.is_open(NEW.status, NEW.handling))
  EXECUTE FUNCTION sec.mark_terms();

-- As before, with the mark. Who changes status or handling at that moment waits, and finds these rows to be marked.
CREATE OR REPLACE FUNCTION sec.keep_incident_terms(incident uuid, known date, wanted int[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE
  whose uuid;
  opened boolean;
  kept sec.incident_candidates;
BEGIN
  SELECT s.organisation_id, sec.is_open(s.status, s.handling) INTO whose, opened
    FROM sec.incident_search s WHERE s.incident_id = incident
      AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
    FOR SHARE;
  IF whose IS NULL THEN RAISE insufficient_privilege; END IF;

  SELECT * INTO kept FROM sec.incident_candidates c WHERE c.incident_id = incident FOR UPDATE;
  DELETE FROM sec.incident_terms t
    WHERE t.term = ANY (kept.terms) AND t.known_from = kept.known_from AND t.incident_id = incident;
  INSERT INTO sec.incident_candidates VALUES (incident, whose, known, wanted)
    ON CONFLICT (incident_id) DO UPDATE SET known_from = excluded.known_from, terms = excluded.terms;
  INSERT INTO sec.incident_terms (term, known_from, incident_id, is_open)
    SELECT w, known, incident, opened FROM unnest(wanted) w ON CONFLICT DO NOTHING;
END $$;

CREATE OR REPLACE FUNCTION sec.incidents_of_terms(terms int[], weights real[], earliest date[], latest date[], most int[], at_most int)
RETURNS TABLE (incident_id uuid, weight double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec SET enable_seqscan = off AS
$$
BEGIN
  IF sec.role() = 'liaison' THEN
    RETURN QUERY WITH met AS MATERIALIZED (
        SELECT f.id, sum(f.worth) AS worth, max(f.day) AS day
          FROM unnest(terms, weights, earliest, latest, most) AS q(term, weight, earliest, latest, most)
          CROSS JOIN LATERAL (
            SELECT p.id, p.day, q.weight / ln(2 + count(*) OVER ()) AS worth
              FROM (SELECT t.incident_id AS id, t.known_from AS day FROM sec.incident_terms t
                WHERE t.is_open AND t.term = q.term AND t.known_from BETWEEN q.earliest AND q.latest
                ORDER BY t.known_from DESC, t.incident_id DESC LIMIT least(q.most, 100)) p) f
          GROUP BY f.id ORDER BY 2 DESC, 3 DESC, f.id DESC LIMIT least(at_most, 500))
      SELECT m.id, m.worth FROM met m JOIN sec.incident_search s ON s.incident_id = m.id
        WHERE sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
        ORDER BY m.worth DESC, m.day DESC, m.id DESC;
  ELSE
    RETURN QUERY WITH asked AS (
        SELECT * FROM unnest(terms, weights, earliest, latest, most) AS q(term, weight, earliest, latest, most)),
      own AS (
        SELECT c.incident_id AS id, c.known_from AS day, c.terms AS held
          FROM sec.incident_candidates c JOIN sec.incident_search s ON s.incident_id = c.incident_id
          WHERE c.organisation_id = sec.organisation() AND c.known_from <= (SELECT max(a.latest) FROM asked a)
            AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
          ORDER BY c.known_from DESC, c.incident_id DESC LIMIT 2000),
      met AS (
        SELECT o.id, o.day, a.weight / ln(2 + count(*) OVER (PARTITION BY a.term, a.earliest, a.latest)) AS worth
          FROM own o CROSS JOIN LATERAL unnest(o.held) AS h(term) JOIN asked a ON a.term = h.term
          WHERE o.day BETWEEN a.earliest AND a.latest)
      SELECT m.id, sum(m.worth) FROM met m
        GROUP BY m.id ORDER BY 2 DESC, max(m.day) DESC, m.id DESC LIMIT least(at_most, 500);
  END IF;
END $$;

REVOKE ALL ON FUNCTION sec.is_open(text, text), sec.mark_terms() FROM PUBLIC;

-- What waits for the liaison's answer is looked for by itself.
CREATE INDEX ix_mentions_waiting ON mentions (passage_id, recorded_at) WHERE undone_at IS NULL AND state = 'suggested';
