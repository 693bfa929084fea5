import { setTimeout as pause } from 'node:timers/promises';
import { database } from './database';
import { environment } from './environment';

/**
 * Resolves when the next letter may go out: the workers draw their turns from one row, so that all of them together keep
 * to MAIL_PER_MINUTE, evenly. By the clock of the database, which they share. A turn drawn by one who died is lost. Nobody waits
 * for longer than the minute: the clock may have been put back since.
 */
export async function awaitTurn(): Promise<void> {
  const step = 60_000 / environment().MAIL_PER_MINUTE;
  const [turn] = await database().$queryRaw<{ wait: number }[]>`
    UPDATE mail_pace
    SET next_at = least(greatest(next_at, clock_timestamp()), clock_timestamp() + interval '1 minute') + ${step} * interval '1 millisecond'
    WHERE id = 1
    RETURNING (extract(epoch FROM next_at - clock_timestamp()) * 1000 - ${step})::float8 AS wait`;
  const wait = Math.ceil(turn?.wait ?? 0);
  if (wait > 0) await pause(wait);
}
