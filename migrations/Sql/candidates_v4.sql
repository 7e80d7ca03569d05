-- How many answer to a term was counted by a window of its own for each of a thousand terms, which took longer than to find
-- them along the index; one window over all of them counts the same.
CREATE OR REPLACE FUNCTION sec.incidents_of_terms(terms int[], weights real[], earliest date[], latest date[], most int[], at_most int)
RETURNS TABLE (incident_id uuid, weight double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec SET enable_seqscan = off AS
$$
BEGIN
  IF sec.role() = 'liaison' THEN
    RETURN QUERY WITH met AS MATERIALIZED (
        SELECT f.id, sum(f.worth) AS worth, max(f.day) AS day
          FROM (SELECT p.id, p.day, q.weight / ln(2 + count(*) OVER (PARTITION BY q.number)) AS worth
            FROM unnest(terms, weights, earliest, latest, most) WITH ORDINALITY AS q(term, weight, earliest, latest, most, number)
            CROSS JOIN LATERAL (SELECT t.incident_id AS id, t.known_from AS day FROM sec.incident_terms t
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
