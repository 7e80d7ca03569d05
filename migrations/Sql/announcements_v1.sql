-- What was announced: read as responses are, written by the liaison, never changed but for the count of its changes.
ALTER TABLE announcements ENABLE ROW LEVEL SECURITY;
ALTER TABLE announcements FORCE ROW LEVEL SECURITY;
CREATE POLICY announcements_read ON announcements FOR SELECT TO register_app
  USING ((SELECT sec.reads_content()) AND (NOT is_confidential OR (SELECT sec.role()) = 'liaison'));
CREATE POLICY announcements_add ON announcements FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND author_id = (SELECT sec.user_id()));
CREATE POLICY announcements_change ON announcements FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'liaison') WITH CHECK ((SELECT sec.role()) = 'liaison');
GRANT SELECT, INSERT ON announcements TO register_app;
GRANT UPDATE (version) ON announcements TO register_app;

-- How it ended. Whoever may not read the response that carried it out does not learn of it here. By their keys, row by row:
-- asked with EXISTS, the planner may read all of them for one page.
ALTER TABLE announcement_ends ENABLE ROW LEVEL SECURITY;
ALTER TABLE announcement_ends FORCE ROW LEVEL SECURITY;
CREATE POLICY announcement_ends_read ON announcement_ends FOR SELECT TO register_app
  USING ((SELECT true FROM announcements a WHERE a.id = announcement_id)
    AND (response_id IS NULL OR (SELECT true FROM responses r WHERE r.id = response_id)));
CREATE POLICY announcement_ends_add ON announcement_ends FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND author_id = (SELECT sec.user_id()));
GRANT SELECT, INSERT ON announcement_ends TO register_app;

ALTER TABLE announced_asks ENABLE ROW LEVEL SECURITY;
ALTER TABLE announced_asks FORCE ROW LEVEL SECURITY;
CREATE POLICY announced_asks_read ON announced_asks FOR SELECT TO register_app
  USING ((SELECT true FROM announcements a WHERE a.id = announcement_id));
CREATE POLICY announced_asks_add ON announced_asks FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = 'liaison');
GRANT SELECT, INSERT ON announced_asks TO register_app;

-- Which incidents it is about: seen by whom the incident is seen; goes with the incident where two records are merged.
ALTER TABLE announcement_incidents ENABLE ROW LEVEL SECURITY;
ALTER TABLE announcement_incidents FORCE ROW LEVEL SECURITY;
CREATE POLICY announcement_incidents_read ON announcement_incidents FOR SELECT TO register_app
  USING ((SELECT true FROM incidents i WHERE i.id = incident_id));
CREATE POLICY announcement_incidents_add ON announcement_incidents FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = 'liaison'
  AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = announcement_incidents.organisation_id));
CREATE POLICY announcement_incidents_move ON announcement_incidents FOR UPDATE TO register_app
  USING ((SELECT sec.role()) IN ('lead', 'liaison') AND EXISTS (SELECT FROM incident_merges m
    WHERE m.undone_at IS NULL AND incident_id IN (m.kept_id, m.duplicate_id)))
  WITH CHECK ((SELECT sec.role()) IN ('lead', 'liaison') AND EXISTS (SELECT FROM incidents i
    WHERE i.id = incident_id AND i.organisation_id = announcement_incidents.organisation_id));
CREATE TRIGGER announcement_incidents_move BEFORE UPDATE OF incident_id, organisation_id ON announcement_incidents
  FOR EACH ROW EXECUTE FUNCTION sec.refuse_stray_move();
GRANT SELECT, INSERT ON announcement_incidents TO register_app;
GRANT UPDATE (incident_id, organisation_id) ON announcement_incidents TO register_app;

GRANT SELECT ON announcements, announcement_ends, announced_asks, announcement_incidents TO register_backup;
