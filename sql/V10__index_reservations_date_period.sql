CREATE INDEX CONCURRENTLY IF NOT EXISTS "reservations_preferredDate_period_idx"
    ON public.reservations ("preferredDate", period);
