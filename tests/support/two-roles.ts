import { randomUUID } from 'node:crypto';
import { environment } from '@/lib/platform/environment';
import { query, withEmptyDatabase } from './empty-database';

type Roles = { ownerUrl: string; applicationUrl: string };

/** A database owned by one role, with another for the application; both are gone afterwards. */
export async function withTwoRoles(work: (roles: Roles) => Promise<void>): Promise<void> {
  const suffix = randomUUID().replaceAll('-', '').slice(0, 12);
  const [owner, application] = [`owner_${suffix}`, `application_${suffix}`];
  const server = environment().DATABASE_URL;
  await query(
    server,
    `create role ${owner} login password 'test'; create role ${application} login password 'test'`,
  );
  try {
    await withEmptyDatabase(async (url) => {
      const as = (username: string) => Object.assign(new URL(url), { username, password: 'test' }).href;
      await query(url, `alter database ${new URL(url).pathname.slice(1)} owner to ${owner}`);
      await work({ ownerUrl: as(owner), applicationUrl: as(application) });
    });
  } finally {
    await query(server, `drop role ${owner}; drop role ${application}`);
  }
}
