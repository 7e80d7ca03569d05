-- Sessions: a reference token whose SHA-256 stands here. The request role cannot read the table; it asks these functions.
CREATE TABLE sec.sessions (
  token_hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  device text NOT NULL,
  opened_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX ix_sessions_user ON sec.sessions (user_id) WHERE revoked_at IS NULL;
ALTER TABLE sec.sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sec.sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY sessions_functions ON sec.sessions TO register_owner USING (true) WITH CHECK (true);

CREATE FUNCTION sec.open_session(token bytea, account uuid, device_label text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ INSERT INTO sec.sessions VALUES (token, account, device_label, clock_timestamp(), clock_timestamp(), NULL) $$;

-- Who holds this token now. Read anew on every request, so that disabling somebody ends it at once. Half an hour without
-- a request ends a session (a quarter for administrators), twelve hours end it in any case.
CREATE FUNCTION sec.recall_session(token bytea)
RETURNS TABLE (user_id uuid, organisation_id uuid, role text, display_name text, language text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE seen timestamptz;
BEGIN
  SELECT u.id, u.organisation_id, u.role, u.display_name, u.language, s.last_seen_at
    INTO user_id, organisation_id, role, display_name, language, seen
    FROM sec.sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = token AND s.revoked_at IS NULL AND u.disabled_at IS NULL
      AND s.opened_at > clock_timestamp() - interval '12 hours'
      AND s.last_seen_at > clock_timestamp() - CASE u.role WHEN 'administrator' THEN interval '15 minutes' ELSE interval '30 minutes' END;
  IF NOT FOUND THEN RETURN; END IF;
  IF seen < clock_timestamp() - interval '1 minute' THEN
    UPDATE sec.sessions s SET last_seen_at = clock_timestamp() WHERE s.token_hash = token AND s.revoked_at IS NULL;
  END IF;
  RETURN NEXT;
END $$;

CREATE FUNCTION sec.end_session(token bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ UPDATE sec.sessions SET revoked_at = clock_timestamp() WHERE token_hash = token AND revoked_at IS NULL $$;

CREATE FUNCTION sec.end_sessions_of(account uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ UPDATE sec.sessions SET revoked_at = clock_timestamp() WHERE user_id = account AND revoked_at IS NULL $$;

-- Failed sign-ins by the hash of the address that was typed, known or not: both wait the same.
CREATE TABLE sec.sign_in_delays (
  address_hash bytea PRIMARY KEY,
  failures int NOT NULL,
  last_failed_at timestamptz NOT NULL
);
ALTER TABLE sec.sign_in_delays ENABLE ROW LEVEL SECURITY;
ALTER TABLE sec.sign_in_delays FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in_delays_functions ON sec.sign_in_delays TO register_owner USING (true) WITH CHECK (true);

-- Seconds to wait before this address may be tried again; infinite after a hundred failures in a row.
CREATE FUNCTION sec.sign_in_wait(address bytea) RETURNS double precision
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT coalesce((SELECT CASE WHEN failures >= 100 THEN 'Infinity'::double precision WHEN failures < 5 THEN 0
      ELSE greatest(0, least(900, power(2, least(failures, 20) - 4)) - extract(epoch FROM clock_timestamp() - last_failed_at)) END
    FROM sec.sign_in_delays WHERE address_hash = address), 0)
$$;

CREATE FUNCTION sec.sign_in_failed(address bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  INSERT INTO sec.sign_in_delays VALUES (address, 1, clock_timestamp())
  ON CONFLICT (address_hash) DO UPDATE SET failures = sign_in_delays.failures + 1, last_failed_at = clock_timestamp()
$$;

CREATE FUNCTION sec.sign_in_succeeded(address bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ DELETE FROM sec.sign_in_delays WHERE address_hash = address $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sec FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sec TO register_app;
GRANT EXECUTE ON FUNCTION sec.user_id(), sec.organisation(), sec.role(), sec.reads_content(),
  sec.may_read_incident(uuid, uuid, text, text) TO register_reports, register_owner;
