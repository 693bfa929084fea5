-- CreateEnum
CREATE TYPE "notification_topic" AS ENUM ('asked', 'sign_in', 'certificate', 'personal_data', 'visits', 'visits_cancelled', 'reminders', 'answers', 'amount', 'proposals', 'questions', 'digest');

-- CreateTable
CREATE TABLE "notification_setting" (
    "account_id" UUID NOT NULL,
    "muted_topics" "notification_topic"[],
    "quiet_from" SMALLINT,
    "quiet_to" SMALLINT,
    "digest_hour" SMALLINT,
    "digested_on" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the law or the procedure needs goes out by e-mail, whatever a form sends.
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_optional_only CHECK (
  muted_topics IS NOT NULL
  AND muted_topics <@ ARRAY['visits', 'reminders', 'answers', 'amount', 'proposals', 'questions']::notification_topic[]);
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_quiet_hours CHECK (
  (quiet_from IS NULL) = (quiet_to IS NULL)
  AND quiet_from BETWEEN 0 AND 23 AND quiet_to BETWEEN 0 AND 23 AND quiet_from <> quiet_to);
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_digest_hour CHECK (digest_hour BETWEEN 0 AND 23);

-- What waits for the letter of the day.
CREATE INDEX letter_to_digest ON letter (account_id) WHERE delivery = 'digest';
