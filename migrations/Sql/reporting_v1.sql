-- Where releases, reports and their copies meet.

-- A run's report; a run that nobody wrote down stands for itself.
CREATE POLICY report_runs_functions ON report_runs FOR SELECT TO register_owner USING (true);
CREATE OR REPLACE FUNCTION sec.report_of(run uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT coalesce((SELECT r.report_id FROM report_runs r WHERE r.id = run), run) $$;

-- Looked up once more when a copy is about to be sent: whose clearance was taken back gets nothing amber.
CREATE OR REPLACE FUNCTION sec.delivery_readers(ids uuid[])
RETURNS TABLE (delivery uuid, report uuid, address text, name text, problem text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT d.id, sec.report_of(d.run_id), u.email, u.display_name, CASE
      WHEN u.disabled_at IS NOT NULL THEN 'account-disabled'
      WHEN NOT sec.may_receive(u.role, d.ceiling) THEN 'not-entitled'
      WHEN d.ceiling = 'amber' AND u.role <> 'liaison'
        AND NOT EXISTS (SELECT FROM clearances c WHERE c.user_id = u.id AND c.ceiling = 'amber') THEN 'not-entitled'
      WHEN EXISTS (SELECT FROM report_stops s WHERE s.user_id = u.id AND s.report_id = sec.report_of(d.run_id)) THEN 'stopped'
    END
    FROM deliveries d JOIN users u ON u.id = d.recipient_id
    WHERE d.id = ANY (ids) AND sec.role() = 'postman'
$$;

-- What was rendered before a release was withdrawn or corrected is rendered anew, whoever did it and however.
CREATE FUNCTION sec.reports_are_stale() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sec AS
$$
BEGIN
  PERFORM sec.renew_reports();
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION sec.reports_are_stale() FROM PUBLIC;
CREATE TRIGGER release_withdrawals_renew AFTER INSERT ON release_withdrawals
  FOR EACH STATEMENT EXECUTE FUNCTION sec.reports_are_stale();
CREATE TRIGGER releases_renew AFTER INSERT ON releases
  FOR EACH ROW WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION sec.reports_are_stale();
