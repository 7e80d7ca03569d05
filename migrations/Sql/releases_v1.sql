-- Releases: copies that leave the register. Whoever reads them never comes to the incident they were made from; that they
-- were made from it stands in a table of its own. The owner's functions keep the ledger, and serve feeds.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['releases', 'release_origins', 'release_withdrawals', 'release_ledger', 'release_proposals',
    'feed_addresses', 'clearances']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('GRANT SELECT ON %I TO register_app, register_backup', part);
  END LOOP;
END $$;

-- Proposals: for those who may prepare and approve, and read the incident. Whoever prepared one does not approve it.
CREATE POLICY release_proposals_read ON release_proposals FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('lead', 'liaison')
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = release_proposals.organisation_id));
CREATE POLICY release_proposals_prepare ON release_proposals FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('lead', 'liaison') AND prepared_by = (SELECT sec.user_id()) AND state = 'waiting'
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = release_proposals.organisation_id
      AND i.version = incident_version));
CREATE POLICY release_proposals_decide ON release_proposals FOR UPDATE TO register_app
  USING ((SELECT sec.role()) IN ('lead', 'liaison') AND state = 'waiting'
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id))
  WITH CHECK (decided_by = (SELECT sec.user_id()) AND (state = 'replaced' OR prepared_by <> (SELECT sec.user_id())));
GRANT INSERT ON release_proposals TO register_app;
GRANT UPDATE (state, decided_by, decided_at, reason, release_id) ON release_proposals TO register_app;
CREATE INDEX ix_release_proposals_waiting ON release_proposals (prepared_at, id) WHERE state = 'waiting';

-- What a release was made from: seen by whom the incident is seen. Entered with the release, by who approves it.
CREATE POLICY release_origins_read ON release_origins FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = release_origins.organisation_id));
CREATE POLICY release_origins_functions ON release_origins FOR SELECT TO register_owner USING (true);
CREATE POLICY release_origins_add ON release_origins FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('lead', 'liaison') AND approved_by = (SELECT sec.user_id()) AND approved_by <> prepared_by
    AND EXISTS (SELECT FROM release_proposals p WHERE p.id = proposal_id AND p.incident_id = release_origins.incident_id
      AND p.organisation_id = release_origins.organisation_id AND p.prepared_by = release_origins.prepared_by));
GRANT INSERT ON release_origins TO register_app;

-- Up to TLP:GREEN everybody who is signed in reads them; above it the liaison, those cleared, and those who read the incident.
-- None comes to be but as the copy that another person prepared, of the incident as it stands.
CREATE POLICY releases_read ON releases FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('reporter', 'lead', 'liaison', 'member', 'administrator')
    AND (tlp IN ('green', 'clear') OR (SELECT sec.role()) = 'liaison'
      OR EXISTS (SELECT FROM clearances c WHERE c.user_id = (SELECT sec.user_id()) AND c.ceiling = releases.tlp)
      OR EXISTS (SELECT FROM release_origins o WHERE o.release_id = releases.id)));
CREATE POLICY releases_report ON releases FOR SELECT TO register_reports USING (true);
CREATE POLICY releases_feed ON releases FOR SELECT TO register_owner USING (tlp IN ('green', 'clear'));
CREATE POLICY releases_approve ON releases FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('lead', 'liaison') AND tlp IN ('amber', 'green', 'clear')
    AND EXISTS (SELECT FROM release_proposals p JOIN incidents i ON i.id = p.incident_id
      WHERE p.state = 'waiting' AND p.sha256 = releases.sha256 AND p.snapshot = releases.snapshot
        AND p.prepared_by <> (SELECT sec.user_id()) AND p.incident_version = i.version));
GRANT INSERT ON releases TO register_app;
GRANT SELECT ON releases TO register_reports;

CREATE POLICY release_withdrawals_read ON release_withdrawals FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM releases r WHERE r.id = release_id));
CREATE POLICY release_withdrawals_report ON release_withdrawals FOR SELECT TO register_reports USING (true);
CREATE POLICY release_withdrawals_feed ON release_withdrawals FOR SELECT TO register_owner USING (true);
CREATE POLICY release_withdrawals_add ON release_withdrawals FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('lead', 'liaison')
    AND EXISTS (SELECT FROM release_origins o WHERE o.release_id = release_withdrawals.release_id));
GRANT INSERT ON release_withdrawals TO register_app;
GRANT SELECT ON release_withdrawals TO register_reports;

-- Written once, whoever tries: the owner, too, who may forget it.
CREATE FUNCTION sec.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS
$$ BEGIN RAISE insufficient_privilege USING MESSAGE = 'What was released is not rewritten.'; END $$;
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['releases', 'release_origins', 'release_withdrawals']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION sec.refuse_rewriting()', part || '_keep', part);
  END LOOP;
END $$;

-- The ledger holds what the snapshot of the release tells; nobody writes it but these functions.
CREATE POLICY release_ledger_read ON release_ledger FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM releases r WHERE r.id = release_id));
CREATE POLICY release_ledger_report ON release_ledger FOR SELECT TO register_reports USING (true);
CREATE POLICY release_ledger_functions ON release_ledger TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON release_ledger TO register_reports;

CREATE FUNCTION sec.copy_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  INSERT INTO release_ledger (id, release_id, kind, reference, statement_reference, paragraph, quote, party, measure, state, day)
    SELECT gen_random_uuid(), NEW.id, l.kind, l.reference, l."statementReference", l.paragraph, l.quote, l.party, l.measure, l.state, l.day
      FROM jsonb_to_recordset(NEW.snapshot -> 'ledger') AS l (kind text, reference text, "statementReference" text,
        paragraph int, quote text, party uuid, measure text, state text, day text);
  RETURN NULL;
END $$;
CREATE TRIGGER releases_ledger AFTER INSERT ON releases FOR EACH ROW EXECUTE FUNCTION sec.copy_ledger();

-- How an ask stands is public; so is a response that is not confidential, where the release tells of responses.
CREATE FUNCTION sec.ledger_ask() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  UPDATE release_ledger SET state = NEW.state WHERE kind = 'ask' AND reference = NEW.reference;
  RETURN NULL;
END $$;
CREATE TRIGGER asks_ledger AFTER UPDATE OF state ON asks FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION sec.ledger_ask();

CREATE POLICY responses_ledger ON responses FOR SELECT TO register_owner USING (NOT is_confidential);
CREATE FUNCTION sec.ledger_response() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  INSERT INTO release_ledger (id, release_id, kind, reference, party, measure, day)
    SELECT gen_random_uuid(), o.release_id, 'response', r.reference, r.party_id, r.measure, r.taken_on
      FROM release_origins o JOIN responses r ON r.id = NEW.response_id
      WHERE o.incident_id = NEW.incident_id AND o.tells_responses AND NOT r.is_confidential
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER response_incidents_ledger AFTER INSERT OR UPDATE OF incident_id ON response_incidents
  FOR EACH ROW EXECUTE FUNCTION sec.ledger_response();
CREATE INDEX ix_release_ledger_reference ON release_ledger (reference) WHERE kind = 'ask';

-- Feeds: read without a session, under a secret that belongs to one person and ends with it. TLP:GREEN at most.
CREATE POLICY feed_addresses_own ON feed_addresses TO register_app
  USING (user_id = (SELECT sec.user_id())) WITH CHECK (user_id = (SELECT sec.user_id()));
CREATE POLICY feed_addresses_functions ON feed_addresses FOR SELECT TO register_owner USING (true);
GRANT INSERT ON feed_addresses TO register_app;
GRANT UPDATE (revoked_at) ON feed_addresses TO register_app;

CREATE FUNCTION sec.is_feed(token bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT EXISTS (SELECT FROM feed_addresses f JOIN users u ON u.id = f.user_id
    WHERE f.token_hash = token AND f.revoked_at IS NULL AND u.disabled_at IS NULL
      AND u.role IN ('reporter', 'lead', 'liaison', 'member', 'administrator'))
$$;
CREATE FUNCTION sec.feed_releases(token bytea) RETURNS SETOF releases
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT r.* FROM releases r WHERE r.tlp IN ('green', 'clear') AND (SELECT sec.is_feed(token)) $$;
CREATE FUNCTION sec.feed_withdrawals(token bytea) RETURNS SETOF release_withdrawals
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT w.* FROM release_withdrawals w JOIN sec.feed_releases(token) r ON r.id = w.release_id $$;

-- Who may read above TLP:GREEN is told by administrators, who read no incident.
CREATE POLICY clearances_read ON clearances FOR SELECT TO register_app
  USING (user_id = (SELECT sec.user_id()) OR (SELECT sec.role()) IN ('administrator', 'operator'));
CREATE POLICY clearances_give ON clearances FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('administrator', 'operator') AND user_id IS DISTINCT FROM (SELECT sec.user_id())
    AND ceiling IN ('amber', 'green'));
CREATE POLICY clearances_change ON clearances FOR UPDATE TO register_app
  USING ((SELECT sec.role()) IN ('administrator', 'operator') AND user_id IS DISTINCT FROM (SELECT sec.user_id()))
  WITH CHECK (ceiling IN ('amber', 'green'));
GRANT INSERT ON clearances TO register_app;
GRANT UPDATE (ceiling, given_at) ON clearances TO register_app;

-- Whether words name somebody of an incident who may not be named: for those who may read the incident, though not that
-- name. The words come folded as party_names are; a name that is no party's is folded here as nearly as SQL can.
CREATE FUNCTION sec.fold(name text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS
$$
  SELECT trim(regexp_replace(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g')),
    '[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u060c\u061b\u061f]+', ' ', 'g'))
$$;
CREATE POLICY target_identities_withheld ON target_identities FOR SELECT TO register_owner USING (naming <> 'named');
CREATE POLICY party_names_withheld ON party_names FOR SELECT TO register_owner USING (true);
CREATE FUNCTION sec.names_withheld(of_incident uuid, folded text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT EXISTS (SELECT FROM target_identities t JOIN sec.incident_search s ON s.incident_id = t.incident_id
    CROSS JOIN LATERAL (
      SELECT sec.fold(t.name) AS name WHERE t.name IS NOT NULL
      UNION ALL SELECT n.folded FROM party_names n WHERE n.party_id = t.party_id) told
    WHERE t.incident_id = of_incident AND t.naming <> 'named'
      AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
      AND length(told.name) >= 3 AND position(' ' || told.name || ' ' IN ' ' || folded || ' ') > 0)
$$;

REVOKE ALL ON FUNCTION sec.refuse_rewriting(), sec.copy_ledger(), sec.ledger_ask(), sec.ledger_response(), sec.is_feed(bytea),
  sec.feed_releases(bytea), sec.feed_withdrawals(bytea), sec.fold(text), sec.names_withheld(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.is_feed(bytea), sec.feed_releases(bytea), sec.feed_withdrawals(bytea), sec.names_withheld(uuid, text) TO register_app;
