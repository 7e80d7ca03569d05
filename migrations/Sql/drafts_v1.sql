-- Reports that are still being written: their author's alone, whoever else is of the organisation.
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY drafts_own ON drafts TO register_app
  USING (author_id = (SELECT sec.user_id()))
  WITH CHECK (author_id = (SELECT sec.user_id()) AND organisation_id = (SELECT sec.organisation()));
GRANT SELECT, INSERT, DELETE ON drafts TO register_app;
GRANT UPDATE (content, saved_at, version) ON drafts TO register_app;

-- What those concerned allowed: read with its incident, written by its organisation, never changed.
ALTER TABLE consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE consents FORCE ROW LEVEL SECURITY;
CREATE POLICY consents_read ON consents FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = consents.organisation_id));
CREATE POLICY consents_add ON consents FOR INSERT TO register_app
  WITH CHECK (recorded_by = (SELECT sec.user_id()) AND organisation_id = (SELECT sec.organisation())
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = consents.organisation_id));
GRANT SELECT, INSERT ON consents TO register_app;

-- Whoever copies the register copies these as well; what a draft says stays sealed in the copy.
GRANT SELECT ON drafts, consents TO register_backup;
