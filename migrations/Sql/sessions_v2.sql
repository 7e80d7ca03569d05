-- Whose session it was that ran out with time, so that a form which was sent too late waits for that person. Nobody reads anything
-- by it; one that is open still, that somebody ended, or whose holder was shut out tells nothing.
CREATE FUNCTION sec.lapsed_session(token bytea) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT u.id FROM sec.sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = token AND s.revoked_at IS NULL AND u.disabled_at IS NULL
      AND NOT EXISTS (SELECT FROM sec.recall_session(token))
$$;
REVOKE ALL ON FUNCTION sec.lapsed_session(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.lapsed_session(bytea) TO register_app;
