-- Two more places in which an ask counts: open asks by the day on which a reply is due, so that those overdue are summed up
-- rather than looked through; and silent ones by month, since the days of all addressees together are too many to read.
CREATE OR REPLACE FUNCTION sec.derive_counted_asks(wanted uuid[]) RETURNS SETOF sec.counted
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  RETURN QUERY SELECT a.id, l.for_liaison, '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid, m.at, m.until,
      array_remove(ARRAY[
        'asked|' || a.addressee_id,
        CASE WHEN s.state IN ('open', 'no-reply') THEN 'silent|' || a.addressee_id || '|' || coalesce(to_char(a.asked_from, 'YYYY-MM-DD'), '') END,
        CASE WHEN s.state IN ('open', 'no-reply') THEN 'silent-month|' || a.addressee_id || '|' || coalesce(to_char(a.asked_from, 'YYYY-MM'), '') END,
        CASE WHEN s.state = 'open' THEN to_char(a.asked_from, '"ask-open|"YYYY-MM-DD') END,
        CASE WHEN s.state = 'open' THEN to_char(a.reply_due, '"ask-due|"YYYY-MM-DD') END,
        CASE WHEN s.state <> 'withdrawn' AND sec.start_of(a.asked_from) <= m.at
          THEN CASE WHEN f.day IS NULL THEN to_char(a.asked_from, '"ask-waits|"YYYY-MM-DD"|"') || a.measure
            ELSE 'ask-took|' || greatest(0, f.day - a.asked_from) || '|' || a.measure END END,
        CASE WHEN s.state <> 'withdrawn' AND sec.start_of(a.asked_from) <= m.at AND f.day IS NULL
          THEN to_char(a.asked_from, '"ask-month|"YYYY-MM"|"') || a.measure END], NULL)
    FROM unnest(wanted) AS w (id) JOIN asks a ON a.id = w.id
    CROSS JOIN LATERAL (VALUES (true), (false)) AS l (for_liaison)
    CROSS JOIN LATERAL (SELECT e.at, lead(e.at) OVER (ORDER BY e.at) AS until FROM (
      SELECT s.known_from AS at FROM ask_spans s WHERE s.ask_id = a.id AND s.for_liaison = l.for_liaison
      UNION SELECT greatest(a.recorded_at, sec.start_of(a.asked_from))
      UNION SELECT greatest(a.recorded_at, r.recorded_at, sec.start_of(r.taken_from)) FROM fulfilments f JOIN responses r ON r.id = f.response_id
        WHERE f.ask_id = a.id AND r.taken_from IS NOT NULL AND (l.for_liaison OR NOT r.is_confidential)) e) m
    JOIN ask_spans s ON s.ask_id = a.id AND s.for_liaison = l.for_liaison AND s.known_from <= m.at AND (s.known_until IS NULL OR s.known_until > m.at)
    CROSS JOIN LATERAL (SELECT min(r.taken_from) AS day FROM fulfilments f JOIN responses r ON r.id = f.response_id
      WHERE f.ask_id = a.id AND greatest(r.recorded_at, sec.start_of(r.taken_from)) <= m.at AND r.taken_from IS NOT NULL
        AND (l.for_liaison OR NOT r.is_confidential)) f
    ORDER BY a.id, l.for_liaison, m.at;
END $$;

DO $$
DECLARE part uuid[];
BEGIN
  FOR part IN SELECT array_agg(n.id) FROM (SELECT a.id, row_number() OVER (ORDER BY a.id) / 2000 AS part FROM asks a) n GROUP BY n.part
    LOOP PERFORM sec.keep_counted('asks', part); END LOOP;
END $$;
