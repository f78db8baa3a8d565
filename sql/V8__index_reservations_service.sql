CREATE INDEX CONCURRENTLY IF NOT EXISTS "reservations_serviceId_idx" ON public.reservations ("serviceId");
