-- Whether the password that opened a session was typed too long ago for what nobody does in passing. Who types it again gets
-- a session of a new token, so the age of a session is the age of its proof; it is read with the session on every request.
CREATE FUNCTION sec.proof_is_old(token bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, sec AS
$$
  SELECT NOT EXISTS (SELECT FROM sec.sessions WHERE token_hash = token AND opened_at > clock_timestamp() - interval '5 minutes')
$$;
REVOKE ALL ON FUNCTION sec.proof_is_old(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.proof_is_old(bytea) TO register_app;
