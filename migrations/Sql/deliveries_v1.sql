-- Copies of reports on their way. The postman sends them; who tends the sending reads how they fared and may have one
-- sent again that failed or of which nobody can tell. Nobody else sees who gets what.

-- Which report a run belongs to: whoever stops the mail of one run stops the report's.
CREATE FUNCTION sec.report_of(run uuid) RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT run $$;

CREATE FUNCTION sec.may_tend_run(run uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT sec.role() IN ('administrator', 'liaison') $$;

-- What is red, or amber and strict, leaves the register by no mail.
CREATE FUNCTION sec.may_receive(role text, ceiling text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT role IN ('reporter', 'lead', 'liaison', 'member') AND ceiling IN ('clear', 'green', 'amber') $$;

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['deliveries', 'unsubscribe_links', 'report_stops']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_owner USING (true)', part || '_functions', part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
    EXECUTE format('GRANT SELECT ON %I TO register_backup', part);
  END LOOP;
END $$;

CREATE POLICY deliveries_read ON deliveries FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'postman' OR sec.may_tend_run(run_id));
CREATE POLICY deliveries_open ON deliveries FOR INSERT TO register_app, register_reports
  WITH CHECK ((SELECT sec.role()) NOT IN ('', 'door') AND state = 'pending' AND attempts = 0 AND resent_by IS NULL);
CREATE POLICY deliveries_send ON deliveries FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'postman') WITH CHECK ((SELECT sec.role()) = 'postman');
CREATE POLICY deliveries_resend ON deliveries FOR UPDATE TO register_app
  USING (sec.may_tend_run(run_id) AND state IN ('failed', 'unknown'))
  WITH CHECK (sec.may_tend_run(run_id) AND state = 'pending' AND resent_by = (SELECT sec.user_id()));
GRANT INSERT ON deliveries TO register_reports;
GRANT UPDATE (state, reason, reply_code, attempts, next_at, first_tried_at, claim_id, lease_until, ended_at, resent_by, resent_at)
  ON deliveries TO register_app;

-- The way out of a report: made by the postman, who alone held it for a moment; found by its hash, at the door.
CREATE POLICY unsubscribe_links_make ON unsubscribe_links FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = 'postman');
CREATE POLICY unsubscribe_links_read ON unsubscribe_links FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('postman', 'door'));
CREATE POLICY unsubscribe_links_void ON unsubscribe_links FOR DELETE TO register_app USING ((SELECT sec.role()) = 'postman');
GRANT DELETE ON unsubscribe_links TO register_app;

CREATE POLICY report_stops_read ON report_stops FOR SELECT TO register_app USING ((SELECT sec.role()) = 'door');
CREATE POLICY report_stops_add ON report_stops FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'door' AND EXISTS (SELECT FROM unsubscribe_links l
    WHERE l.report_id = report_stops.report_id AND l.user_id = report_stops.user_id));

-- Where copies go to, looked up when they are about to be sent, and what stands against it.
CREATE FUNCTION sec.delivery_readers(ids uuid[])
RETURNS TABLE (delivery uuid, report uuid, address text, name text, problem text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT d.id, sec.report_of(d.run_id), u.email, u.display_name, CASE
      WHEN u.disabled_at IS NOT NULL THEN 'account-disabled'
      WHEN NOT sec.may_receive(u.role, d.ceiling) THEN 'not-entitled'
      WHEN EXISTS (SELECT FROM report_stops s WHERE s.user_id = u.id AND s.report_id = sec.report_of(d.run_id)) THEN 'stopped'
    END
    FROM deliveries d JOIN users u ON u.id = d.recipient_id
    WHERE d.id = ANY (ids) AND sec.role() = 'postman'
$$;

-- Whose copies they are, by name and never by address.
CREATE FUNCTION sec.delivery_names(ids uuid[]) RETURNS TABLE (delivery uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT d.id, u.display_name FROM deliveries d JOIN users u ON u.id = d.recipient_id
    WHERE d.id = ANY (ids) AND sec.may_tend_run(d.run_id)
$$;

-- How often what was rendered became stale. A number that is read before rendering tells whether it may be used: read
-- again and still the same, nothing was withdrawn in between.
CREATE TABLE sec.report_renewals (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  number bigint NOT NULL
);
INSERT INTO sec.report_renewals VALUES (true, 0);
ALTER TABLE sec.report_renewals ENABLE ROW LEVEL SECURITY;
ALTER TABLE sec.report_renewals FORCE ROW LEVEL SECURITY;
CREATE POLICY report_renewals_functions ON sec.report_renewals TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON sec.report_renewals TO register_backup;

CREATE FUNCTION sec.report_renewal() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, sec AS $$ SELECT number FROM sec.report_renewals $$;

CREATE FUNCTION sec.renew_reports() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, sec AS $$ UPDATE sec.report_renewals SET number = number + 1 $$;

REVOKE ALL ON FUNCTION sec.delivery_readers(uuid[]), sec.delivery_names(uuid[]), sec.report_renewal(), sec.renew_reports() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.delivery_readers(uuid[]), sec.delivery_names(uuid[]), sec.report_renewal(), sec.renew_reports()
  TO register_app;
GRANT EXECUTE ON FUNCTION sec.report_renewal() TO register_reports;
