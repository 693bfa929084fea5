import { database } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';

/**
 * Letters without a job: the queue has given it up after a week of attempts, or lost it. They have failed, with the reason of
 * the last attempt, and the admin of the region sees them. Letter and job are committed together: none waits for one to come.
 */
export async function giveUpLetters(): Promise<void> {
  const given = await database().$queryRaw<{ id: string }[]>`
    UPDATE letter SET delivery = 'failed', attempt_started_at = NULL, last_error = coalesce(last_error, 'unknown')
    WHERE delivery = 'queued'
      AND NOT EXISTS (
        SELECT FROM pgboss.job live
        WHERE live.name = 'send-letter' AND live.state IN ('created', 'retry', 'active')
          AND live.data->>'letterId' = letter.id::text)
    RETURNING id::text`;
  for (const { id: letterId } of given) log().warn({ event: 'letter_given_up', letterId });
}
