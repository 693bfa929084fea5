-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('parent', 'child', 'operator', 'login_issuer', 'municipal_admin', 'regional_admin');

-- CreateEnum
CREATE TYPE "application_status" AS ENUM ('awaiting_confirmation', 'confirmed', 'certificate_issued', 'cancelled', 'lapsed');

-- CreateEnum
CREATE TYPE "certificate_kind" AS ENUM ('accounting', 'funded');

-- CreateEnum
CREATE TYPE "certificate_status" AS ENUM ('not_activated', 'returned', 'active', 'suspended', 'terminated', 'expired');

-- CreateEnum
CREATE TYPE "termination_reason" AS ENUM ('moved_away', 'own_request', 'consent_withdrawn', 'mistake_or_duplicate', 'papers_not_brought', 'death');

-- CreateEnum
CREATE TYPE "paper_check_result" AS ENUM ('original', 'copy', 'not_required');

-- CreateEnum
CREATE TYPE "identity_document_kind" AS ENUM ('birth_certificate', 'passport', 'temporary_identity_card', 'foreign_birth_certificate', 'foreign_passport', 'other');

-- CreateEnum
CREATE TYPE "scan_status" AS ENUM ('received', 'ready', 'unreadable');

-- CreateEnum
CREATE TYPE "guardianship_ground" AS ENUM ('parent', 'adoptive_parent', 'guardian', 'trustee', 'foster_parent');

-- CreateEnum
CREATE TYPE "tie_end_ground" AS ENUM ('court', 'rights_terminated', 'mistake', 'of_age');

-- CreateEnum
CREATE TYPE "link_request_status" AS ENUM ('waiting', 'granted', 'declined');

-- CreateEnum
CREATE TYPE "correction_status" AS ENUM ('waiting', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "suspicion_decision" AS ENUM ('same_child', 'different_children');

-- CreateEnum
CREATE TYPE "funding_movement_kind" AS ENUM ('reserved', 'released', 'written_off');

-- CreateEnum
CREATE TYPE "institution_kind" AS ENUM ('school', 'kindergarten', 'additional_education', 'authorised_body');

-- CreateEnum
CREATE TYPE "institution_right_kind" AS ENUM ('issues_logins', 'accepts_applications');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('everybody', 'own_pupils');

-- CreateEnum
CREATE TYPE "letter_kind" AS ENUM ('confirm_email', 'certificate_received', 'certificate_activated');

-- CreateEnum
CREATE TYPE "letter_delivery" AS ENUM ('queued', 'sent', 'failed', 'cabinet_only');

-- CreateEnum
CREATE TYPE "proof_of_residence" AS ENUM ('every_child', 'unattached_only');

-- CreateEnum
CREATE TYPE "overdue_action" AS ENUM ('nothing', 'cancel');

-- CreateEnum
CREATE TYPE "municipal_text_kind" AS ENUM ('legal_act', 'funding_rules', 'consent', 'notice');

-- CreateEnum
CREATE TYPE "calendar_mark" AS ENUM ('day_off', 'working');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "person_id" UUID,
    "staff_name" TEXT,
    "staff_email" TEXT,
    "blocked_at" TIMESTAMPTZ(3),
    "issued_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "institution_id" UUID,
    "municipality_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_slip" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "login_slip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_draft" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "path" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "child_id" UUID NOT NULL,
    "applicant_id" UUID NOT NULL,
    "status" "application_status" NOT NULL DEFAULT 'awaiting_confirmation',
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_confirmation" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "account_id" UUID,
    "role" "role",
    "institution_id" UUID,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "child_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_record" (
    "audit_entry_id" BIGINT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "change_record_pkey" PRIMARY KEY ("audit_entry_id")
);

-- CreateTable
CREATE TABLE "certificate_group" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "min_age" INTEGER NOT NULL DEFAULT 5,
    "max_age" INTEGER NOT NULL DEFAULT 17,
    "kind" "certificate_kind" NOT NULL,
    "yearly_amount" DECIMAL(12,2),
    "places" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "valid_from" DATE,
    "valid_to" DATE,
    "sort_order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "certificate_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_number" (
    "number" CHAR(10) NOT NULL,
    "municipality_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_number_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "number" CHAR(10) NOT NULL,
    "child_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "status" "certificate_status" NOT NULL DEFAULT 'not_activated',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" DATE NOT NULL,
    "chosen_institution_id" UUID,
    "activated_at" TIMESTAMPTZ(3),
    "activated_by_id" UUID,
    "activated_at_institution_id" UUID,
    "termination_reason" "termination_reason",
    "previous_certificate_id" UUID,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_status_change" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "from_status" "certificate_status",
    "to_status" "certificate_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_account_id" UUID,
    "institution_id" UUID,
    "reasons" TEXT[],
    "comment" TEXT,

    CONSTRAINT "certificate_status_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "code" CHAR(12) NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_check" (
    "certificate_id" UUID NOT NULL,
    "paper_key" TEXT NOT NULL,
    "result" "paper_check_result" NOT NULL,
    "checked_by_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paper_check_pkey" PRIMARY KEY ("certificate_id","paper_key")
);

-- CreateTable
CREATE TABLE "identity_document" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "identity_document_kind" NOT NULL,
    "number_sealed" BYTEA NOT NULL,
    "number_index" BYTEA NOT NULL,
    "issued_on" DATE,
    "issued_by" TEXT,
    "comment" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "document_id" UUID,
    "status" "scan_status" NOT NULL DEFAULT 'received',
    "storage_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "surname" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "patronymic" TEXT,
    "name_key" TEXT NOT NULL,
    "birth_date" DATE,
    "snils_sealed" BYTEA,
    "snils_index" BYTEA,
    "address_sealed" BYTEA,
    "phone_sealed" BYTEA,
    "email" TEXT,
    "email_confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child" (
    "person_id" UUID NOT NULL,
    "municipality_id" UUID,
    "institution_id" UUID,
    "unattached" BOOLEAN NOT NULL DEFAULT false,
    "group_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "child_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "guardianship" (
    "id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "ground" "guardianship_ground" NOT NULL DEFAULT 'parent',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proven_at" TIMESTAMPTZ(3),
    "proven_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_ground" "tie_end_ground",

    CONSTRAINT "guardianship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_request" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "ground" "guardianship_ground" NOT NULL,
    "status" "link_request_status" NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "reason" TEXT,

    CONSTRAINT "link_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_correction" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "status" "correction_status" NOT NULL DEFAULT 'waiting',
    "fields" TEXT[],
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_suspicion" (
    "id" UUID NOT NULL,
    "child_a_id" UUID NOT NULL,
    "child_b_id" UUID NOT NULL,
    "alike" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" "suspicion_decision",
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "comment" TEXT,

    CONSTRAINT "duplicate_suspicion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "paper_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "funding_year" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount" DECIMAL(12,2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "funding_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "funding_movement" (
    "id" UUID NOT NULL,
    "funding_year_id" UUID NOT NULL,
    "kind" "funding_movement_kind" NOT NULL,
    "amount" DECIMAL(12,2) NOT NULL,
    "programme" TEXT NOT NULL,
    "integration_id" UUID NOT NULL,
    "request_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "funding_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "integration" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "blocked_at" TIMESTAMPTZ(3),

    CONSTRAINT "integration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "kind" "institution_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "room" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "notice" TEXT,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "closed_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution_right" (
    "id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "kind" "institution_right_kind" NOT NULL,
    "audience" "audience" NOT NULL DEFAULT 'everybody',
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "institution_right_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution_hours" (
    "institution_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opens_at" INTEGER NOT NULL,
    "closes_at" INTEGER NOT NULL,
    "lunch_from" INTEGER,
    "lunch_to" INTEGER,

    CONSTRAINT "institution_hours_pkey" PRIMARY KEY ("institution_id","weekday")
);

-- CreateTable
CREATE TABLE "institution_closure" (
    "id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "closed_from" DATE NOT NULL,
    "closed_to" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "institution_closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "kind" "letter_kind" NOT NULL,
    "person_id" UUID NOT NULL,
    "account_id" UUID,
    "email_to" TEXT,
    "payload" BYTEA NOT NULL,
    "message_id" TEXT NOT NULL,
    "delivery" "letter_delivery" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "code" CHAR(2) NOT NULL,
    "name" TEXT NOT NULL,
    "support_phone" TEXT NOT NULL,
    "support_email" TEXT NOT NULL,
    "support_hours" TEXT NOT NULL,
    "navigator_url" TEXT NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "municipality" (
    "id" UUID NOT NULL,
    "code" CHAR(2) NOT NULL,
    "slug" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "data_operator_name" TEXT NOT NULL,
    "data_operator_address" TEXT NOT NULL,
    "proof_of_residence" "proof_of_residence" NOT NULL DEFAULT 'unattached_only',
    "accepts_copies" BOOLEAN NOT NULL DEFAULT false,
    "overdue_action" "overdue_action" NOT NULL DEFAULT 'nothing',
    "overdue_cancel_days" INTEGER,
    "accounting_from" DATE,
    "funded_from" DATE,
    "population" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "municipal_text" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "kind" "municipal_text_kind" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,

    CONSTRAINT "municipal_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "mark" "calendar_mark" NOT NULL,
    "title" TEXT NOT NULL,
    "municipality_id" UUID,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_login_key" ON "account"("login");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "account_grant_account_id_idx" ON "account_grant"("account_id");

-- CreateIndex
CREATE INDEX "account_grant_institution_id_idx" ON "account_grant"("institution_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "login_slip_code_hash_key" ON "login_slip"("code_hash");

-- CreateIndex
CREATE INDEX "login_slip_account_id_idx" ON "login_slip"("account_id");

-- CreateIndex
CREATE INDEX "form_draft_expires_at_idx" ON "form_draft"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "application_number_key" ON "application"("number");

-- CreateIndex
CREATE INDEX "application_child_id_idx" ON "application"("child_id");

-- CreateIndex
CREATE INDEX "application_applicant_id_idx" ON "application"("applicant_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_confirmation_token_hash_key" ON "email_confirmation"("token_hash");

-- CreateIndex
CREATE INDEX "email_confirmation_application_id_idx" ON "email_confirmation"("application_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_id_idx" ON "audit_entry"("subject_kind", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_child_id_id_idx" ON "audit_entry"("child_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_id_idx" ON "audit_entry"("account_id", "id");

-- CreateIndex
CREATE INDEX "certificate_group_municipality_id_sort_order_idx" ON "certificate_group"("municipality_id", "sort_order");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_application_id_key" ON "certificate"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_previous_certificate_id_key" ON "certificate"("previous_certificate_id");

-- CreateIndex
CREATE INDEX "certificate_child_id_idx" ON "certificate"("child_id");

-- CreateIndex
CREATE INDEX "certificate_municipality_id_status_created_at_id_idx" ON "certificate"("municipality_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "certificate_chosen_institution_id_idx" ON "certificate"("chosen_institution_id");

-- CreateIndex
CREATE INDEX "certificate_status_change_certificate_id_at_idx" ON "certificate_status_change"("certificate_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "paper_code_key" ON "paper"("code");

-- CreateIndex
CREATE UNIQUE INDEX "paper_certificate_id_version_key" ON "paper"("certificate_id", "version");

-- CreateIndex
CREATE INDEX "identity_document_person_id_idx" ON "identity_document"("person_id");

-- CreateIndex
CREATE INDEX "identity_document_number_index_idx" ON "identity_document"("number_index");

-- CreateIndex
CREATE UNIQUE INDEX "scan_document_id_key" ON "scan"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "scan_storage_key_key" ON "scan"("storage_key");

-- CreateIndex
CREATE INDEX "scan_created_at_idx" ON "scan"("created_at");

-- CreateIndex
CREATE INDEX "person_birth_date_idx" ON "person"("birth_date");

-- CreateIndex
CREATE INDEX "person_name_prefix" ON "person"("name_key");

-- CreateIndex
CREATE INDEX "child_municipality_id_idx" ON "child"("municipality_id");

-- CreateIndex
CREATE INDEX "child_institution_id_idx" ON "child"("institution_id");

-- CreateIndex
CREATE INDEX "guardianship_guardian_id_idx" ON "guardianship"("guardian_id");

-- CreateIndex
CREATE INDEX "guardianship_child_id_idx" ON "guardianship"("child_id");

-- CreateIndex
CREATE INDEX "link_request_child_id_idx" ON "link_request"("child_id");

-- CreateIndex
CREATE INDEX "pending_correction_person_id_idx" ON "pending_correction"("person_id");

-- CreateIndex
CREATE INDEX "duplicate_suspicion_child_b_id_idx" ON "duplicate_suspicion"("child_b_id");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_suspicion_child_a_id_child_b_id_key" ON "duplicate_suspicion"("child_a_id", "child_b_id");

-- CreateIndex
CREATE INDEX "consent_child_id_idx" ON "consent"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "funding_year_certificate_id_year_key" ON "funding_year"("certificate_id", "year");

-- CreateIndex
CREATE INDEX "funding_movement_funding_year_id_idx" ON "funding_movement"("funding_year_id");

-- CreateIndex
CREATE UNIQUE INDEX "funding_movement_integration_id_request_key_key" ON "funding_movement"("integration_id", "request_key");

-- CreateIndex
CREATE UNIQUE INDEX "integration_name_key" ON "integration"("name");

-- CreateIndex
CREATE UNIQUE INDEX "integration_key_hash_key" ON "integration"("key_hash");

-- CreateIndex
CREATE INDEX "institution_municipality_id_sort_order_id_idx" ON "institution"("municipality_id", "sort_order", "id");

-- CreateIndex
CREATE INDEX "institution_right_institution_id_kind_idx" ON "institution_right"("institution_id", "kind");

-- CreateIndex
CREATE INDEX "institution_closure_institution_id_closed_from_idx" ON "institution_closure"("institution_id", "closed_from");

-- CreateIndex
CREATE UNIQUE INDEX "letter_message_id_key" ON "letter"("message_id");

-- CreateIndex
CREATE INDEX "letter_account_id_created_at_idx" ON "letter"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "letter_delivery_created_at_idx" ON "letter"("delivery", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_code_key" ON "municipality"("code");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_slug_key" ON "municipality"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "municipal_text_municipality_id_kind_version_key" ON "municipal_text"("municipality_id", "kind", "version");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_grant" ADD CONSTRAINT "account_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_grant" ADD CONSTRAINT "account_grant_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_grant" ADD CONSTRAINT "account_grant_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "account_grant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_slip" ADD CONSTRAINT "login_slip_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_confirmation" ADD CONSTRAINT "email_confirmation_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_record" ADD CONSTRAINT "change_record_audit_entry_id_fkey" FOREIGN KEY ("audit_entry_id") REFERENCES "audit_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_group" ADD CONSTRAINT "certificate_group_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_number" ADD CONSTRAINT "certificate_number_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_number_fkey" FOREIGN KEY ("number") REFERENCES "certificate_number"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "certificate_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "identity_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_chosen_institution_id_fkey" FOREIGN KEY ("chosen_institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_activated_by_id_fkey" FOREIGN KEY ("activated_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_activated_at_institution_id_fkey" FOREIGN KEY ("activated_at_institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_previous_certificate_id_fkey" FOREIGN KEY ("previous_certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_status_change" ADD CONSTRAINT "certificate_status_change_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_status_change" ADD CONSTRAINT "certificate_status_change_by_account_id_fkey" FOREIGN KEY ("by_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_status_change" ADD CONSTRAINT "certificate_status_change_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_check" ADD CONSTRAINT "paper_check_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_check" ADD CONSTRAINT "paper_check_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_document" ADD CONSTRAINT "identity_document_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "identity_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_guardian_id_fkey" FOREIGN KEY ("guardian_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_proven_by_id_fkey" FOREIGN KEY ("proven_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_correction" ADD CONSTRAINT "pending_correction_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_suspicion" ADD CONSTRAINT "duplicate_suspicion_child_a_id_fkey" FOREIGN KEY ("child_a_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_suspicion" ADD CONSTRAINT "duplicate_suspicion_child_b_id_fkey" FOREIGN KEY ("child_b_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_suspicion" ADD CONSTRAINT "duplicate_suspicion_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_giver_id_fkey" FOREIGN KEY ("giver_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_year" ADD CONSTRAINT "funding_year_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_movement" ADD CONSTRAINT "funding_movement_funding_year_id_fkey" FOREIGN KEY ("funding_year_id") REFERENCES "funding_year"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "funding_movement" ADD CONSTRAINT "funding_movement_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution" ADD CONSTRAINT "institution_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_right" ADD CONSTRAINT "institution_right_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_hours" ADD CONSTRAINT "institution_hours_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_closure" ADD CONSTRAINT "institution_closure_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipal_text" ADD CONSTRAINT "municipal_text_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
