-- What the finder asks and what it was answered with no: for the liaison, and only where the incident may be read. A
-- confirmed mention is read by everybody who may read its incident, as before.
DROP POLICY mentions_read ON mentions;
CREATE POLICY mentions_read ON mentions FOR SELECT TO register_app
  USING ((SELECT sec.reads_content()) AND (state = 'confirmed' OR (SELECT sec.role()) = 'liaison')
    AND (incident_id IS NULL OR EXISTS (SELECT FROM incidents i WHERE i.id = incident_id)));

-- A person confirms in her own name; what nobody says is a suggestion, and one is always of an incident.
DROP POLICY mentions_add ON mentions;
CREATE POLICY mentions_add ON mentions FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND decided_by IS NULL AND decided_at IS NULL
    AND ((state = 'confirmed' AND author_id = (SELECT sec.user_id()) AND strength IS NULL)
      OR (state = 'suggested' AND author_id IS NULL AND strength IS NOT NULL AND incident_id IS NOT NULL))
    AND (incident_id IS NULL OR EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = mentions.organisation_id)));
GRANT UPDATE (relation, stance, note, strength, reasons, decided_by, decided_at) ON mentions TO register_app;

ALTER TABLE mentions ADD CONSTRAINT ck_mentions_decided CHECK (
  (author_id IS NULL) = (strength IS NOT NULL)
  AND (decided_by IS NULL) = (decided_at IS NULL)
  AND (state <> 'suggested' OR (strength IS NOT NULL AND decided_by IS NULL))
  AND (strength IS NULL OR state = 'suggested' OR decided_by IS NOT NULL)
  AND (state <> 'rejected' OR strength IS NOT NULL));

-- A decision is made by the liaison in the liaison's own name, whatever else allows a row to be changed.
CREATE FUNCTION sec.refuse_foreign_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF (NEW.state, NEW.relation, NEW.stance, NEW.note, NEW.strength, NEW.reasons, NEW.decided_by, NEW.decided_at)
      IS DISTINCT FROM (OLD.state, OLD.relation, OLD.stance, OLD.note, OLD.strength, OLD.reasons, OLD.decided_by, OLD.decided_at)
    AND (sec.role() <> 'liaison' OR coalesce(NEW.decided_by, sec.user_id()) IS DISTINCT FROM sec.user_id()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'Whoever decides is the liaison that acts.';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION sec.refuse_foreign_decision() FROM PUBLIC;
CREATE TRIGGER mentions_decide BEFORE UPDATE OF state, relation, stance, note, strength, reasons, decided_by, decided_at ON mentions
  FOR EACH ROW EXECUTE FUNCTION sec.refuse_foreign_decision();

-- A suggestion does not stand in the way of a link, which a merge may bring along.
DROP INDEX ix_mentions_once;
CREATE UNIQUE INDEX ix_mentions_once ON mentions (passage_id, coalesce(incident_id, '00000000-0000-0000-0000-000000000000'))
  WHERE undone_at IS NULL AND state = 'confirmed';
CREATE UNIQUE INDEX ix_mentions_asked_once ON mentions (passage_id, incident_id) WHERE undone_at IS NULL AND state <> 'confirmed';
CREATE INDEX ix_mentions_rejected ON mentions (incident_id) WHERE undone_at IS NULL AND state = 'rejected';
