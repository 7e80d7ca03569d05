-- Reports: what is told of releases, when and to whom. Their owner's; the liaison and administrators see that they are
-- there, and whoever gets one reads its runs. Administrators read no run: a run has content.
CREATE FUNCTION sec.people_of_report(report uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  WITH RECURSIVE groups AS (
    SELECT r.group_id AS id FROM report_recipients r WHERE r.report_id = report AND r.group_id IS NOT NULL
    UNION SELECT m.inner_group_id FROM groups g JOIN recipient_group_members m ON m.group_id = g.id WHERE m.inner_group_id IS NOT NULL)
  SELECT r.user_id FROM report_recipients r WHERE r.report_id = report AND r.user_id IS NOT NULL
  UNION SELECT m.user_id FROM groups g JOIN recipient_group_members m ON m.group_id = g.id WHERE m.user_id IS NOT NULL
$$;

CREATE FUNCTION sec.receives_report(report uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT sec.reads_content() AND sec.user_id() IN (SELECT sec.people_of_report(report)) $$;

-- Whom a run goes to: account, language, subject, and how far they may read; the address is looked up when it is sent.
CREATE POLICY clearances_reports ON clearances FOR SELECT TO register_owner USING (true);
CREATE FUNCTION sec.report_readers(report uuid) RETURNS TABLE (account uuid, language text, discreet boolean, ceiling text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT u.id, u.language, coalesce(c.discreet_subject, false),
      CASE WHEN u.role = 'liaison' THEN 'amber' ELSE coalesce((SELECT l.ceiling FROM clearances l WHERE l.user_id = u.id), 'green') END
    FROM users u LEFT JOIN notice_choices c ON c.user_id = u.id
    WHERE sec.role() IN ('clerk', 'operator') AND u.disabled_at IS NULL AND u.role IN ('reporter', 'lead', 'liaison', 'member')
      AND u.id IN (SELECT sec.people_of_report(report))
$$;

-- Whoever addresses reports to others finds people by the address that they sign in with, one at a time, and knows again
-- those whom a report or a group names.
CREATE FUNCTION sec.reader_called(address text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT u.id FROM users u WHERE u.normalized_email = upper(address) AND u.disabled_at IS NULL
    AND u.role IN ('reporter', 'lead', 'liaison', 'member')
    AND (sec.role() IN ('liaison', 'administrator') OR u.id = sec.user_id())
$$;

CREATE FUNCTION sec.reader_addresses(accounts uuid[]) RETURNS TABLE (account uuid, address text, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT u.id, u.email, u.language FROM users u WHERE u.id = ANY (accounts)
    AND (sec.role() IN ('liaison', 'administrator') OR u.id = sec.user_id())
$$;

-- Where the audit chain ends, to be printed in what leaves. Its number stays inside: it would tell how much happens.
CREATE FUNCTION audit.anchor() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, audit AS
$$ SELECT encode(h.hash, 'hex') FROM audit.head h $$;

REVOKE ALL ON FUNCTION sec.people_of_report(uuid), sec.receives_report(uuid), sec.report_readers(uuid),
  sec.reader_called(text), sec.reader_addresses(uuid[]), audit.anchor() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.receives_report(uuid), sec.report_readers(uuid), sec.reader_called(text),
  sec.reader_addresses(uuid[]), audit.anchor() TO register_app;

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['reports', 'report_recipients', 'report_runs', 'recipient_groups', 'recipient_group_members']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
    EXECUTE format('GRANT SELECT ON %I TO register_backup', part);
  END LOOP;

  FOREACH part IN ARRAY ARRAY['report_recipients', 'recipient_group_members']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_owner USING (true)', part || '_functions', part);
    EXECUTE format('GRANT DELETE ON %I TO register_app', part);
  END LOOP;
END $$;

CREATE POLICY reports_read ON reports FOR SELECT TO register_app
  USING (owner_id = (SELECT sec.user_id()) OR (SELECT sec.role()) IN ('liaison', 'administrator', 'clerk', 'operator')
    OR sec.receives_report(id));
CREATE POLICY reports_add ON reports FOR INSERT TO register_app
  WITH CHECK (owner_id = (SELECT sec.user_id()) AND (SELECT sec.reads_content()));
CREATE POLICY reports_change ON reports FOR UPDATE TO register_app
  USING (owner_id = (SELECT sec.user_id()) OR (SELECT sec.role()) = 'administrator')
  WITH CHECK (owner_id = (SELECT sec.user_id()) OR (SELECT sec.role()) = 'administrator');
GRANT UPDATE (name, filter, sections, ceiling, has_csv, when_nothing_new, has_discreet_subject, started_at, paused_at, deleted_at, version,
  rhythm, weekday, day_of_month, minute, zone_id) ON reports TO register_app;

-- Others are addressed by the liaison alone; everybody else reports to themselves.
CREATE POLICY report_recipients_read ON report_recipients FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('liaison', 'administrator', 'clerk', 'operator')
    OR EXISTS (SELECT FROM reports r WHERE r.id = report_id AND r.owner_id = (SELECT sec.user_id())));
CREATE POLICY report_recipients_add ON report_recipients FOR INSERT TO register_app
  WITH CHECK (EXISTS (SELECT FROM reports r WHERE r.id = report_id AND r.owner_id = (SELECT sec.user_id()))
    AND ((SELECT sec.role()) = 'liaison' OR user_id = (SELECT sec.user_id())));
CREATE POLICY report_recipients_drop ON report_recipients FOR DELETE TO register_app
  USING (EXISTS (SELECT FROM reports r WHERE r.id = report_id AND r.owner_id = (SELECT sec.user_id())));

-- A run is written once. Its owner may try one, for nobody else to see.
CREATE POLICY report_runs_read ON report_runs FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM reports r WHERE r.id = report_id AND (r.owner_id = (SELECT sec.user_id())
    OR (outcome <> 'test' AND ((SELECT sec.role()) IN ('liaison', 'clerk', 'operator') OR sec.receives_report(r.id))))));
CREATE POLICY report_runs_make ON report_runs FOR INSERT TO register_app
  WITH CHECK (((SELECT sec.role()) IN ('clerk', 'operator') AND outcome <> 'test')
    OR (outcome = 'test' AND EXISTS (SELECT FROM reports r WHERE r.id = report_id AND r.owner_id = (SELECT sec.user_id()))));
CREATE POLICY report_runs_report ON report_runs FOR SELECT TO register_reports USING (true);
CREATE POLICY reports_report ON reports FOR SELECT TO register_reports USING (true);
GRANT SELECT ON report_runs, reports TO register_reports;

CREATE POLICY recipient_groups_read ON recipient_groups FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('liaison', 'administrator'));
CREATE POLICY recipient_groups_add ON recipient_groups FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('liaison', 'administrator'));
CREATE POLICY recipient_groups_change ON recipient_groups FOR UPDATE TO register_app
  USING ((SELECT sec.role()) IN ('liaison', 'administrator')) WITH CHECK ((SELECT sec.role()) IN ('liaison', 'administrator'));
GRANT UPDATE (name, version) ON recipient_groups TO register_app;

CREATE POLICY recipient_group_members_read ON recipient_group_members FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('liaison', 'administrator'));
CREATE POLICY recipient_group_members_add ON recipient_group_members FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('liaison', 'administrator'));
CREATE POLICY recipient_group_members_drop ON recipient_group_members FOR DELETE TO register_app
  USING ((SELECT sec.role()) IN ('liaison', 'administrator'));
