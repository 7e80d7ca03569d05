-- What happened to an ask, written once: nobody changes a step or takes one back. A step by a confidential response is
-- seen by whom the response is seen.
ALTER TABLE ask_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_steps_read ON ask_steps FOR SELECT TO register_app
  USING ((SELECT sec.reads_content())
    AND (response_id IS NULL OR EXISTS (SELECT FROM responses r WHERE r.id = response_id)));
CREATE POLICY ask_steps_report ON ask_steps FOR SELECT TO register_reports
  USING (response_id IS NULL OR EXISTS (SELECT FROM responses r WHERE r.id = response_id));
CREATE POLICY ask_steps_add ON ask_steps FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND author_id = (SELECT sec.user_id()));
GRANT SELECT, INSERT ON ask_steps TO register_app;
GRANT SELECT ON ask_steps TO register_reports, register_backup;
