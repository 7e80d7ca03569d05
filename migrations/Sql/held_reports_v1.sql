-- What was sent above the limits is a draft that waits for the lead of its organisation. The lead reads it as it was sent,
-- decides, and reads it on until its author tells it anew. The same rule stands in RowVisibility.
CREATE FUNCTION sec.may_read_held(organisation uuid, hold text, handling text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$
  SELECT hold IN ('waiting', 'sent-back') AND handling <> 'red' AND sec.role() = 'lead' AND organisation = sec.organisation()
$$;
CREATE POLICY incidents_held_read ON incidents FOR SELECT TO register_app
  USING (sec.may_read_held(organisation_id, hold, handling));
CREATE POLICY incidents_held_decide ON incidents FOR UPDATE TO register_app
  USING (sec.may_read_held(organisation_id, hold, handling))
  WITH CHECK (sec.may_read_held(organisation_id, hold, handling));
GRANT UPDATE (hold, held_at) ON incidents TO register_app;
CREATE INDEX ix_incidents_held ON incidents (organisation_id, held_at, id) WHERE hold = 'waiting';

-- What went between a lead and an author is their organisation's, also once the liaison reads the rest of the history.
CREATE POLICY case_events_held ON case_events AS RESTRICTIVE FOR SELECT TO register_app
  USING (kind NOT IN ('held-back', 'passed-on', 'sent-back') OR organisation_id = (SELECT sec.organisation()));

-- Who sends above the limits may not read accounts, and learns of others only that somebody is there to decide.
CREATE FUNCTION sec.has_another_lead() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT EXISTS (SELECT FROM users u
    WHERE u.organisation_id = sec.organisation() AND u.role = 'lead' AND u.disabled_at IS NULL AND u.id <> sec.user_id())
$$;
REVOKE ALL ON FUNCTION sec.may_read_held(uuid, text, text), sec.has_another_lead() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.may_read_held(uuid, text, text), sec.has_another_lead() TO register_app;
