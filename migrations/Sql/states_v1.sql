-- Who stood in a response that several took: seen by whom the response is seen, written by the liaison, never changed.
ALTER TABLE response_parties ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_parties FORCE ROW LEVEL SECURITY;
CREATE POLICY response_parties_read ON response_parties FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM responses r WHERE r.id = response_id));
CREATE POLICY response_parties_report ON response_parties FOR SELECT TO register_reports
  USING (EXISTS (SELECT FROM responses r WHERE r.id = response_id));
CREATE POLICY response_parties_add ON response_parties FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = 'liaison');
GRANT SELECT, INSERT ON response_parties TO register_app;
GRANT SELECT ON response_parties TO register_reports, register_backup;

-- How States stand to what protects the Court: published words that belong to no organisation, read by all, written
-- once by whom parties are written.
ALTER TABLE standings ENABLE ROW LEVEL SECURITY;
ALTER TABLE standings FORCE ROW LEVEL SECURITY;
CREATE POLICY standings_read ON standings FOR SELECT TO register_app USING (true);
CREATE POLICY standings_add ON standings FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('liaison', 'operator'));
GRANT SELECT, INSERT ON standings TO register_app;
GRANT SELECT ON standings TO register_backup;
