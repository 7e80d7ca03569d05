-- What was done, by whom, in a chain of hashes over salted commitments. The request role can only call audit.append;
-- triggers refuse change even to the owner, and what an owner does after switching them off the chain finds out.
-- Format (lp = four bytes big-endian length, then the bytes; integers eight bytes big-endian; text in UTF-8):
--   commitment = SHA-256(0x00 ‖ salt ‖ payload)
--   hash       = SHA-256(0x01 ‖ lp(previous hash) ‖ seq ‖ at in microseconds ‖ lp(actor) ‖ lp(action) ‖ lp(object) ‖ lp(commitment))
CREATE TABLE audit.entries (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  object text NOT NULL,
  commitment bytea NOT NULL,
  hash bytea NOT NULL
);

-- Outside the chain, so that a payload can be erased and the chain still holds.
CREATE TABLE audit.payloads (
  seq bigint PRIMARY KEY REFERENCES audit.entries (seq),
  organisation_id uuid,
  object text NOT NULL,
  salt bytea NOT NULL,
  payload text NOT NULL
);
CREATE INDEX ix_payloads_object ON audit.payloads (object, seq);

CREATE TABLE audit.head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  seq bigint NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO audit.head VALUES (true, 0, ''::bytea);

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['entries', 'payloads', 'head']
  LOOP
    EXECUTE format('ALTER TABLE audit.%I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE audit.%I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON audit.%I TO register_owner USING (true) WITH CHECK (true)', part || '_functions', part);
  END LOOP;
END $$;

-- A lead reads the audit of the organisation's own objects; nobody else reads payloads.
GRANT SELECT ON audit.entries, audit.payloads, audit.head TO register_app;
CREATE POLICY payloads_lead ON audit.payloads FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'lead' AND organisation_id = (SELECT sec.organisation()));
CREATE POLICY entries_lead ON audit.entries FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM audit.payloads p WHERE p.seq = entries.seq));

CREATE FUNCTION audit.lp(bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS
$$ SELECT int4send(length(bytes)) || bytes $$;

CREATE FUNCTION audit.append(actor text, action text, object text, organisation uuid, salt bytea, payload text) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, audit AS
$$
DECLARE
  last audit.head;
  now_at timestamptz;
  commitment bytea := sha256('\x00'::bytea || salt || convert_to(payload, 'UTF8'));
  link bytea;
BEGIN
  SELECT * INTO last FROM audit.head FOR UPDATE;  -- one writer at a time, last thing in its transaction
  now_at := date_trunc('microseconds', clock_timestamp());
  link := sha256('\x01'::bytea || audit.lp(last.hash) || int8send(last.seq + 1)
    || int8send((extract(epoch FROM now_at) * 1000000)::bigint)
    || audit.lp(convert_to(actor, 'UTF8')) || audit.lp(convert_to(action, 'UTF8')) || audit.lp(convert_to(object, 'UTF8'))
    || audit.lp(commitment));
  INSERT INTO audit.entries VALUES (last.seq + 1, now_at, actor, action, object, commitment, link);
  INSERT INTO audit.payloads VALUES (last.seq + 1, organisation, object, salt, payload);
  UPDATE audit.head SET seq = last.seq + 1, hash = link;
  RETURN link;
END $$;

CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = '42501'; END $$;

CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER entries_keep BEFORE TRUNCATE ON audit.entries FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER payloads_append_only BEFORE UPDATE ON audit.payloads FOR EACH ROW EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER payloads_keep BEFORE TRUNCATE ON audit.payloads FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();

-- Erasure removes payload and salt and says so in the chain; the commitment stays.
CREATE FUNCTION audit.erase() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, audit AS
$$
BEGIN
  IF coalesce(current_setting('app.erasing', true), '') <> 'on' THEN
    RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = '42501';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER payloads_erase BEFORE DELETE ON audit.payloads FOR EACH ROW EXECUTE FUNCTION audit.erase();

CREATE FUNCTION audit.erase_payloads(of_object text, actor text, reason text, salt bytea) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, audit AS
$$
DECLARE erased bigint[];
BEGIN
  PERFORM set_config('app.erasing', 'on', true);
  WITH gone AS (DELETE FROM audit.payloads p WHERE p.object = of_object RETURNING p.seq)
    SELECT coalesce(array_agg(seq ORDER BY seq), '{}') INTO erased FROM gone;
  PERFORM set_config('app.erasing', '', true);
  PERFORM audit.append(actor, 'audit.erase', 'audit/' || array_to_string(erased, ','), NULL, salt, reason);
  RETURN cardinality(erased);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.append(text, text, text, uuid, bytea, text) TO register_app, register_reports;
