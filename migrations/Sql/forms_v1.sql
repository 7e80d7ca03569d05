-- What makes forms safe: a key that lets a form take effect once, and a place where a refused form waits, encrypted.
CREATE TABLE sec.idempotency_keys (
  user_id uuid NOT NULL,
  key uuid NOT NULL,
  request text NOT NULL,
  fingerprint bytea NOT NULL,
  result text,
  used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, key)
);
CREATE INDEX ix_idempotency_keys_used ON sec.idempotency_keys (user_id, used_at);

CREATE TABLE sec.parked_forms (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  path text NOT NULL,
  content bytea NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ix_parked_forms_parked ON sec.parked_forms (user_id, parked_at);

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['idempotency_keys', 'parked_forms']
  LOOP
    EXECUTE format('ALTER TABLE sec.%I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE sec.%I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON sec.%I TO register_app USING (user_id = coalesce((SELECT sec.user_id()), ''00000000-0000-0000-0000-000000000000''))
      WITH CHECK (user_id = coalesce((SELECT sec.user_id()), ''00000000-0000-0000-0000-000000000000''))', part || '_own', part);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON sec.%I TO register_app', part);
  END LOOP;
END $$;
GRANT UPDATE (result) ON sec.idempotency_keys TO register_app;
