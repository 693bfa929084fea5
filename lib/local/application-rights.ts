import { onDatabase } from './database-check';
import { StartRefusal } from './start-refusal';

const appendOnly = ['audit_entry', 'audit_seal', 'destruction_record'];

/**
 * Gives the role of the application what it works with in a database that belongs to another role: everything but
 * changing what the audit holds. Refuses when the role could still do that, as the owner and a superuser always can.
 */
export async function grantApplication(ownerUrl: string, applicationUrl: string): Promise<void> {
  const role = await onDatabase(applicationUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_user as name');
    return rows[0]?.name ?? '';
  });
  await onDatabase(ownerUrl, async (client) => {
    const { rows } = await client.query<{ owns: boolean }>(
      `select bool_or(pg_has_role($1, relowner, 'member')) as owns from pg_class where oid = any($2::regclass[])`,
      [role, appendOnly],
    );
    if (rows[0]?.owns !== false) throw new StartRefusal(ownsAudit(role));
    // A script of several statements is one transaction: there is no moment with more rights.
    await client.query(grantsFor(client.escapeIdentifier(role)));
  });
}

function ownsAudit(role: string): string {
  return (
    `Роль «${role}» из DATABASE_URL может изменять аудит. Таблицы должны принадлежать другой роли — той, что в ` +
    'MIGRATE_DATABASE_URL, — а роль портала не должна входить в неё и быть суперпользователем.'
  );
}

function grantsFor(role: string): string {
  return `
    grant usage on schema public, pgboss to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage on all sequences in schema public to ${role};
    revoke update, delete, truncate on ${appendOnly.join()} from ${role};
    revoke insert, update, delete on _prisma_migrations from ${role};
    grant all on all tables in schema pgboss to ${role};
    grant all on all sequences in schema pgboss to ${role};
    grant execute on all functions in schema pgboss to ${role};`;
}
