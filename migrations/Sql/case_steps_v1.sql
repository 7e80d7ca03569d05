-- What those who review a case tell each other: the liaison's alone, and not even a liaison's who logged the incident.
-- Written once: nobody changes a note or takes one back.
ALTER TABLE case_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY case_notes_read ON case_notes FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'liaison'
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.author_id <> (SELECT sec.user_id())));
CREATE POLICY case_notes_add ON case_notes FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND author_id = (SELECT sec.user_id())
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.author_id <> (SELECT sec.user_id())));
GRANT SELECT, INSERT ON case_notes TO register_app;
GRANT SELECT ON case_notes TO register_backup;

-- On which days somebody in which role opened the page of an incident. Its own organisation reads that, and those in
-- the same role see that it stands already; whoever opened it leaves the role that they have, and nothing else. A row
-- stands or does not: nothing of it changes.
ALTER TABLE incident_readings ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_readings FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_readings_read ON incident_readings FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
    AND (i.organisation_id = (SELECT sec.organisation()) OR role = (SELECT sec.role()))));
CREATE POLICY incident_readings_add ON incident_readings FOR INSERT TO register_app
  WITH CHECK (role = (SELECT sec.role())
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id <> (SELECT sec.organisation())));
GRANT SELECT, INSERT ON incident_readings TO register_app;
GRANT SELECT ON incident_readings TO register_backup;
