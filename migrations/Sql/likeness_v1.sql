-- Records that may be of one event are looked for by their days: everybody's for the liaison, the others' own. Plain
-- comparisons are leakproof, so that the planner may use these before the policy.
CREATE INDEX ix_incidents_days ON incidents (occurred_from, country);
CREATE INDEX ix_incidents_organisation_days ON incidents (organisation_id, occurred_from);

-- And by a party that is named in them, and the day. Reading names under the policies of three tables costs more than all
-- the rest, so the pairs stand here once more, for a function alone. A party that may not be named never enters; one that
-- was taken back stays, for what is found here is compared with what the records say now.
CREATE TABLE sec.incident_days (
  incident_id uuid PRIMARY KEY REFERENCES incidents (id),
  occurred_from date
);
CREATE TABLE sec.incident_parties (
  party_id uuid NOT NULL,
  incident_id uuid NOT NULL REFERENCES incidents (id),
  occurred_from date,
  PRIMARY KEY (party_id, incident_id)
);
CREATE INDEX ix_incident_parties_days ON sec.incident_parties (party_id, occurred_from, incident_id);
CREATE INDEX ix_incident_parties_incident ON sec.incident_parties (incident_id);

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['incident_days', 'incident_parties']
  LOOP
    EXECUTE format('ALTER TABLE sec.%I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE sec.%I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON sec.%I TO register_owner USING (true) WITH CHECK (true)', part || '_functions', part);
    EXECUTE format('GRANT SELECT ON sec.%I TO register_backup', part);
  END LOOP;
END $$;

-- What stands already. The owner obeys the policies too, but for these three statements.
ALTER TABLE incidents NO FORCE ROW LEVEL SECURITY;
ALTER TABLE involvements NO FORCE ROW LEVEL SECURITY;
ALTER TABLE target_identities NO FORCE ROW LEVEL SECURITY;
INSERT INTO sec.incident_days SELECT id, occurred_from FROM incidents;
INSERT INTO sec.incident_parties SELECT a.party_id, i.id, i.occurred_from FROM involvements a JOIN incidents i ON i.id = a.incident_id
  WHERE a.party_id IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO sec.incident_parties SELECT t.party_id, i.id, i.occurred_from FROM target_identities t JOIN incidents i ON i.id = t.incident_id
  WHERE t.party_id IS NOT NULL AND t.naming = 'named' ON CONFLICT DO NOTHING;
ALTER TABLE incidents FORCE ROW LEVEL SECURITY;
ALTER TABLE involvements FORCE ROW LEVEL SECURITY;
ALTER TABLE target_identities FORCE ROW LEVEL SECURITY;

CREATE FUNCTION sec.note_day() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  INSERT INTO sec.incident_days VALUES (NEW.id, NEW.occurred_from)
    ON CONFLICT (incident_id) DO UPDATE SET occurred_from = excluded.occurred_from;
  IF TG_OP = 'UPDATE' THEN
    UPDATE sec.incident_parties SET occurred_from = NEW.occurred_from WHERE incident_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION sec.note_party() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  INSERT INTO sec.incident_parties SELECT NEW.party_id, d.incident_id, d.occurred_from
    FROM sec.incident_days d WHERE d.incident_id = NEW.incident_id ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER incidents_day AFTER INSERT OR UPDATE OF occurred_from ON incidents FOR EACH ROW EXECUTE FUNCTION sec.note_day();
CREATE TRIGGER involvements_party AFTER INSERT ON involvements FOR EACH ROW
  WHEN (NEW.party_id IS NOT NULL) EXECUTE FUNCTION sec.note_party();
CREATE TRIGGER target_identities_party AFTER INSERT ON target_identities FOR EACH ROW
  WHEN (NEW.party_id IS NOT NULL AND NEW.naming = 'named') EXECUTE FUNCTION sec.note_party();

-- Ids alone, and of what the asker may read.
CREATE FUNCTION sec.incidents_naming(parties uuid[], earliest date, latest date, at_most int) RETURNS TABLE (incident_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT DISTINCT p.incident_id FROM sec.incident_parties p JOIN sec.incident_search s ON s.incident_id = p.incident_id
    WHERE p.party_id = ANY (parties) AND p.occurred_from BETWEEN earliest AND latest
      AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
    LIMIT least(at_most, 50)
$$;
REVOKE ALL ON FUNCTION sec.note_day(), sec.note_party(), sec.incidents_naming(uuid[], date, date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.incidents_naming(uuid[], date, date, int) TO register_app;
