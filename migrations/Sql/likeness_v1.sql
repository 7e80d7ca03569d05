-- Records that may be of one event are looked for by their days: everybody's for the liaison, the others' own. Plain
-- comparisons are leakproof, so that the planner may use these before the policy.
CREATE INDEX ix_incidents_days ON incidents (occurred_from, country);
CREATE INDEX ix_incidents_organisation_days ON incidents (organisation_id, occurred_from);

-- Where no day is told, by the title. Likeness of texts is not leakproof: so here, as in the search, a function carries
-- the rule of visibility inside, and hands out ids alone. Titles that are less alike than the threshold, which the index
-- looks for, are not worth a question without a day.
CREATE FUNCTION sec.incidents_titled_like(typed text, at_most int) RETURNS TABLE (incident_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec
SET enable_seqscan = off SET pg_trgm.similarity_threshold = 0.6 AS
$$
BEGIN
  RETURN QUERY SELECT s.incident_id FROM sec.incident_search s
    WHERE s.title % typed AND (sec.role() = 'liaison' OR s.organisation_id = sec.organisation())
      AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
    ORDER BY similarity(s.title, typed) DESC, s.incident_id DESC LIMIT least(at_most, 50);
END $$;
REVOKE ALL ON FUNCTION sec.incidents_titled_like(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.incidents_titled_like(text, int) TO register_app;
