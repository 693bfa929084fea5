import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';

/** Opens every connection of the pool, so that what is sent at once arrives at once and does not come in one by one. */
export async function openConnections(): Promise<void> {
  const wait = () => database().$queryRaw`select pg_sleep(0.05)::text`;
  await Promise.all(Array.from({ length: environment().DATABASE_POOL }, wait));
}
