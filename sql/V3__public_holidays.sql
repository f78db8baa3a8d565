-- South Korea's public holidays, computed from the law for 2024 to 2060. Days that the government appoints singly (temporary
-- holidays, the election after a vacancy) follow from no rule: such a day is closed by a closure.

INSERT INTO frontdesk.public_holiday (day, name)
SELECT make_date(year, month, day_of_month), name
FROM generate_series(2024, 2060) AS year,
     (VALUES (1, 1, '신정', 2024),
             (3, 1, '삼일절', 2024),
             (5, 1, '노동절', 2026),
             (5, 5, '어린이날', 2024),
             (6, 6, '현충일', 2024),
             (7, 17, '제헌절', 2026),
             (8, 15, '광복절', 2024),
             (10, 3, '개천절', 2024),
             (10, 9, '한글날', 2024),
             (12, 25, '기독탄신일', 2024)) AS fixed (month, day_of_month, name, since)
WHERE year >= since;

-- The first day of the first lunar month, the eighth of the fourth and the fifteenth of the eighth, by the lunar calendar
-- of Korea, which differs from that of China in some years (2027, 2028).
WITH lunar (new_year, buddha, harvest) AS (VALUES
    (date '2024-02-10', date '2024-05-15', date '2024-09-17'),
    ('2025-01-29', '2025-05-05', '2025-10-06'),
    ('2026-02-17', '2026-05-24', '2026-09-25'),
    ('2027-02-07', '2027-05-13', '2027-09-15'),
    ('2028-01-27', '2028-05-02', '2028-10-03'),
    ('2029-02-13', '2029-05-20', '2029-09-22'),
    ('2030-02-03', '2030-05-09', '2030-09-12'),
    ('2031-01-23', '2031-05-28', '2031-10-01'),
    ('2032-02-11', '2032-05-16', '2032-09-19'),
    ('2033-01-31', '2033-05-06', '2033-09-08'),
    ('2034-02-19', '2034-05-25', '2034-09-27'),
    ('2035-02-08', '2035-05-15', '2035-09-16'),
    ('2036-01-28', '2036-05-03', '2036-10-04'),
    ('2037-02-15', '2037-05-22', '2037-09-24'),
    ('2038-02-04', '2038-05-11', '2038-09-13'),
    ('2039-01-24', '2039-04-30', '2039-10-02'),
    ('2040-02-12', '2040-05-18', '2040-09-21'),
    ('2041-02-01', '2041-05-07', '2041-09-10'),
    ('2042-01-22', '2042-05-26', '2042-09-28'),
    ('2043-02-10', '2043-05-16', '2043-09-17'),
    ('2044-01-30', '2044-05-05', '2044-10-05'),
    ('2045-02-17', '2045-05-24', '2045-09-25'),
    ('2046-02-06', '2046-05-13', '2046-09-15'),
    ('2047-01-26', '2047-05-02', '2047-10-04'),
    ('2048-02-14', '2048-05-20', '2048-09-22'),
    ('2049-02-02', '2049-05-09', '2049-09-11'),
    ('2050-01-23', '2050-05-28', '2050-09-30'),
    ('2051-02-11', '2051-05-17', '2051-09-19'),
    ('2052-02-01', '2052-05-06', '2052-09-07'),
    ('2053-02-19', '2053-05-25', '2053-09-26'),
    ('2054-02-08', '2054-05-15', '2054-09-16'),
    ('2055-01-28', '2055-05-04', '2055-10-05'),
    ('2056-02-15', '2056-05-22', '2056-09-24'),
    ('2057-02-04', '2057-05-11', '2057-09-13'),
    ('2058-01-24', '2058-04-30', '2058-10-02'),
    ('2059-02-12', '2059-05-19', '2059-09-21'),
    ('2060-02-02', '2060-05-07', '2060-09-09')
), named AS (
    SELECT new_year AS day, '설날' AS name FROM lunar
    UNION ALL SELECT new_year + beside, '설날 연휴' FROM lunar, (VALUES (-1), (1)) AS eve (beside)
    UNION ALL SELECT buddha, '부처님오신날' FROM lunar
    UNION ALL SELECT harvest, '추석' FROM lunar
    UNION ALL SELECT harvest + beside, '추석 연휴' FROM lunar, (VALUES (-1), (1)) AS eve (beside)
)
INSERT INTO frontdesk.public_holiday (day, name) SELECT day, name FROM named;

-- Elections at the end of a term (공직선거법 제34조): the first Wednesday from so many days before the term's last day; a
-- week later where that day, the day before or the day after is a holiday. The terms of the National Assembly and of the
-- local councils are fixed. Of the presidency's only the current one, to 3 June 2030, is known.
WITH term (last_day, days_before, name) AS (
    SELECT make_date(year, 5, 29), 50, '국회의원 선거일' FROM generate_series(2024, 2060, 4) AS year
    UNION ALL SELECT make_date(year, 6, 30), 30, '지방선거일' FROM generate_series(2026, 2060, 4) AS year
    UNION ALL SELECT date '2030-06-03', 70, '대통령 선거일'
), wednesday AS (
    SELECT first_day + (10 - extract(isodow FROM first_day)::integer) % 7 AS day, name
    FROM (SELECT last_day - days_before AS first_day, name FROM term) AS counted
)
INSERT INTO frontdesk.public_holiday (day, name)
SELECT CASE WHEN EXISTS (SELECT FROM frontdesk.public_holiday AS h WHERE h.day BETWEEN w.day - 1 AND w.day + 1)
            THEN w.day + 7 ELSE w.day END,
       w.name
FROM wednesday AS w;

-- Substitutes (관공서의 공휴일에 관한 규정 제3조). Each lost day of rest gives one: a holiday on a Sunday, and except for those
-- of 설날 and 추석 on a Saturday; and all but one of those that coincide on another day of the week. It is the next day that
-- is no weekend, no holiday and no substitute.
DO $$
DECLARE
    lost record;
BEGIN
    FOR lost IN
        WITH entitled AS (
            SELECT h.day, replace(h.name, ' 연휴', '') AS name, extract(isodow FROM h.day) AS weekday,
                   CASE WHEN h.name ~ '^(설날|추석)' THEN 7 ELSE 6 END AS lost_from
            FROM frontdesk.public_holiday AS h
            WHERE h.name ~ '^(설날|추석)' OR h.name IN ('삼일절', '노동절', '어린이날', '제헌절', '광복절', '개천절', '한글날',
                                                      '부처님오신날', '기독탄신일')
        )
        SELECT e.day, e.name FROM entitled AS e WHERE e.weekday >= e.lost_from
        UNION ALL
        SELECT e.day, string_agg(e.name, '·' ORDER BY e.name COLLATE "C")
        FROM entitled AS e,
             LATERAL (SELECT count(*) AS together FROM frontdesk.public_holiday AS h WHERE h.day = e.day) AS met,
             LATERAL generate_series(2, met.together)
        WHERE e.weekday < 6
        GROUP BY e.day, generate_series
        ORDER BY day, name
    LOOP
        INSERT INTO frontdesk.public_holiday (day, name)
        SELECT min(lost.day + later), '대체공휴일(' || lost.name || ')'
        FROM generate_series(1, 14) AS later
        WHERE extract(isodow FROM lost.day + later) < 6
          AND NOT EXISTS (SELECT FROM frontdesk.public_holiday AS h WHERE h.day = lost.day + later);
    END LOOP;
END $$;
