-- What the finder of asks was answered with no: the liaison's alone, in the liaison's own name, and never deleted.
ALTER TABLE ask_refusals ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask_refusals FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_refusals_read ON ask_refusals FOR SELECT TO register_app USING ((SELECT sec.role()) = 'liaison');
CREATE POLICY ask_refusals_add ON ask_refusals FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND author_id = (SELECT sec.user_id()) AND undone_at IS NULL AND undone_by IS NULL);
CREATE POLICY ask_refusals_undo ON ask_refusals FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'liaison' AND undone_at IS NULL)
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND undone_by = (SELECT sec.user_id()));
GRANT SELECT, INSERT ON ask_refusals TO register_app;
GRANT UPDATE (undone_at, undone_by) ON ask_refusals TO register_app;
GRANT SELECT ON ask_refusals TO register_backup;

-- Asks that stand already: the day until which a reply is awaited, as the register counts it, from the last day that
-- the date of the ask can mean ("about" is three days, a month or a year more).
ALTER TABLE asks NO FORCE ROW LEVEL SECURITY;
UPDATE asks SET reply_due = coalesce(deadline, last.day + coalesce(reply_within_days, 60))
  FROM (
    SELECT id, coalesce(CASE length(bare)
        WHEN 10 THEN bare::date + CASE WHEN about THEN 3 ELSE 0 END
        WHEN 7 THEN ((bare || '-01')::date + CASE WHEN about THEN interval '2 months' ELSE interval '1 month' END)::date - 1
        WHEN 4 THEN ((bare || '-01-01')::date + CASE WHEN about THEN interval '2 years' ELSE interval '1 year' END)::date - 1
      END, asked_from, (recorded_at AT TIME ZONE 'UTC')::date) AS day
      FROM (SELECT id, asked_from, recorded_at, nullif(nullif(rtrim(side, '~'), 'XXXX'), '..') AS bare, right(side, 1) = '~' AS about
        FROM (SELECT id, asked_from, recorded_at, split_part(asked_on, '/', array_length(string_to_array(asked_on, '/'), 1)) AS side
          FROM asks) sides) bares
  ) last
  WHERE last.id = asks.id;
ALTER TABLE asks FORCE ROW LEVEL SECURITY;
