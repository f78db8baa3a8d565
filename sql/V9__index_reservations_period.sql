CREATE INDEX CONCURRENTLY IF NOT EXISTS reservations_period_idx ON public.reservations (period);
