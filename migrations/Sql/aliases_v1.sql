-- What an incident is called: read by everybody who may read the incident, for whoever changes the incident makes its
-- index anew; decided by the liaison alone, in the liaison's own name, and never deleted.
ALTER TABLE incident_aliases ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_aliases FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_aliases_read ON incident_aliases FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = incident_aliases.organisation_id));
CREATE POLICY incident_aliases_add ON incident_aliases FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND decided_by = (SELECT sec.user_id())
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = incident_aliases.organisation_id));
CREATE POLICY incident_aliases_decide ON incident_aliases FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'liaison' AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id))
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND decided_by = (SELECT sec.user_id()));
GRANT SELECT, INSERT ON incident_aliases TO register_app;
GRANT UPDATE (state, decided_by, decided_at) ON incident_aliases TO register_app;
GRANT SELECT ON incident_aliases TO register_backup;
