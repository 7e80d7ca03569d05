-- Where copies go to: as before, though which report a run belongs to is looked up in one join, and not by a function for
-- each copy.
CREATE OR REPLACE FUNCTION sec.delivery_readers(ids uuid[])
RETURNS TABLE (delivery uuid, report uuid, address text, name text, problem text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT d.id, r.report_id, u.email, u.display_name, CASE
      WHEN u.disabled_at IS NOT NULL THEN 'account-disabled'
      WHEN NOT sec.may_receive(u.role, d.ceiling) THEN 'not-entitled'
      WHEN d.ceiling = 'amber' AND u.role <> 'liaison'
        AND NOT EXISTS (SELECT FROM clearances c WHERE c.user_id = u.id AND c.ceiling = 'amber') THEN 'not-entitled'
      WHEN EXISTS (SELECT FROM report_stops s WHERE s.user_id = u.id AND s.report_id = r.report_id) THEN 'stopped'
    END
    FROM deliveries d JOIN users u ON u.id = d.recipient_id JOIN report_runs r ON r.id = d.run_id
    WHERE d.id = ANY (ids) AND sec.role() = 'postman'
$$;

-- Copies that are due, oldest first, locked for whoever sends them; whose rows are seen is said by the policies. The index has
-- them in this order. Just after thousands were opened the planner does not know that yet, and would sort all of them for
-- each claim: that took ten times as long as all the rest of it.
CREATE FUNCTION sec.due_deliveries(moment timestamptz, most int) RETURNS SETOF deliveries
LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, sec SET enable_bitmapscan = off SET enable_seqscan = off AS
$$
  SELECT * FROM deliveries WHERE state = 'pending' AND next_at <= moment
    ORDER BY next_at, id LIMIT most FOR UPDATE SKIP LOCKED
$$;
REVOKE ALL ON FUNCTION sec.due_deliveries(timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.due_deliveries(timestamptz, int) TO register_app;
