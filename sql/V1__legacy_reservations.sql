-- The database as the clinic's website made it before there was a desk. It runs only where there is nothing yet: a
-- database that already holds it is baselined at this version, so that an old clinic and a new one end alike.
-- Names, types and the missing default of "updatedAt" are the website's (Prisma's), to the letter.

CREATE TYPE public."Gender" AS ENUM ('MALE', 'FEMALE');
CREATE TYPE public."TreatmentType" AS ENUM ('FIRST_VISIT', 'FOLLOW_UP');
CREATE TYPE public."ReservationStatus" AS ENUM
    ('PENDING', 'CONFIRMED', 'CANCELLED', 'COMPLETED', 'NO_SHOW', 'REJECTED');
CREATE TYPE public."ServiceType" AS ENUM
    ('WRINKLE_BOTOX', 'VOLUME_LIFTING', 'SKIN_CARE', 'REMOVAL_PROCEDURE', 'BODY_CARE', 'OTHER_CONSULTATION');

CREATE TABLE public.reservations (
    id                text                         NOT NULL,
    "patientName"     text                         NOT NULL,
    phone             text                         NOT NULL,
    email             text,
    "birthDate"       timestamp(3)                 NOT NULL,
    gender            public."Gender"              NOT NULL,
    "treatmentType"   public."TreatmentType"       NOT NULL,
    "preferredDate"   date                         NOT NULL,
    "preferredTime"   text                         NOT NULL,
    status            public."ReservationStatus"   NOT NULL DEFAULT 'PENDING',
    notes             text,
    "adminNotes"      text,
    "createdAt"       timestamp(3)                 NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt"       timestamp(3)                 NOT NULL,
    "statusChangedAt" timestamp(3)                 NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "statusChangedBy" text,
    service           public."ServiceType"         NOT NULL,
    CONSTRAINT reservations_pkey PRIMARY KEY (id)
);

CREATE INDEX "reservations_preferredDate_service_status_idx"
    ON public.reservations ("preferredDate", service, status);
CREATE INDEX reservations_status_idx ON public.reservations (status);

CREATE TABLE public.service_reservation_limits (
    id            text                 NOT NULL,
    "serviceType" public."ServiceType" NOT NULL,
    "dailyLimit"  integer              NOT NULL DEFAULT 10,
    "isActive"    boolean              NOT NULL DEFAULT true,
    "createdAt"   timestamp(3)         NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt"   timestamp(3)         NOT NULL,
    CONSTRAINT service_reservation_limits_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "service_reservation_limits_serviceType_key"
    ON public.service_reservation_limits ("serviceType");
