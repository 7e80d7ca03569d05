-- How much a person or an organisation brought in the hour or day that runs. The request role cannot read the table; it
-- spends by a function, each for itself, in the transaction of what it spends on: what is refused is not counted.
CREATE TABLE sec.spending (
  spender uuid NOT NULL,
  what text NOT NULL,
  since timestamptz NOT NULL,
  spent bigint NOT NULL,
  PRIMARY KEY (spender, what)
);
ALTER TABLE sec.spending ENABLE ROW LEVEL SECURITY;
ALTER TABLE sec.spending FORCE ROW LEVEL SECURITY;
CREATE POLICY spending_functions ON sec.spending TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON sec.spending TO register_backup;

-- Whether the bound still holds with this amount. Whoever spends at the same time waits until the first one is through.
CREATE FUNCTION sec.spend(matter text, is_shared boolean, amount bigint, bound bigint, span interval, instant timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  INSERT INTO sec.spending AS s (spender, what, since, spent)
    VALUES (CASE WHEN is_shared THEN sec.organisation() ELSE sec.user_id() END, matter, instant, amount)
    ON CONFLICT (spender, what) DO UPDATE SET
      since = CASE WHEN s.since + span <= instant THEN instant ELSE s.since END,
      spent = CASE WHEN s.since + span <= instant THEN amount ELSE s.spent + amount END
    RETURNING s.spent <= bound
$$;

CREATE FUNCTION sec.spent(matter text, is_shared boolean, span interval, instant timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT coalesce(max(s.spent), 0) FROM sec.spending s
    WHERE s.spender = CASE WHEN is_shared THEN sec.organisation() ELSE sec.user_id() END AND s.what = matter AND s.since + span > instant
$$;

REVOKE ALL ON FUNCTION sec.spend(text, boolean, bigint, bigint, interval, timestamptz), sec.spent(text, boolean, interval, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.spend(text, boolean, bigint, bigint, interval, timestamptz), sec.spent(text, boolean, interval, timestamptz)
  TO register_app;
