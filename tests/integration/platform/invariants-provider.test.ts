import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { givenParent } from '@/tests/support/given';

const issuer = 'https://id.example.ru';

function insertLink(accountId: string, subject: Buffer, of = issuer): Promise<number> {
  return database().$executeRaw(Prisma.sql`
    insert into provider_link (id, account_id, issuer, subject_index)
    values (gen_random_uuid(), ${accountId}::uuid, ${of}, ${subject})`);
}

test('a person of a provider opens one account, and an account is opened by one of each provider', async () => {
  const [one, other] = [await givenParent(), await givenParent()];
  const subject = randomBytes(32);
  await insertLink(one.accountId, subject);
  await expect(insertLink(other.accountId, subject)).rejects.toThrow(
    'provider_link_issuer_subject_index_key',
  );
  await expect(insertLink(one.accountId, randomBytes(32))).rejects.toThrow(
    'provider_link_account_id_issuer_key',
  );
  await insertLink(one.accountId, subject, 'https://id.example.net');
});

test('only hashes stand for the person of the provider and for the browser on its way', async () => {
  const { accountId } = await givenParent();
  await expect(insertLink(accountId, Buffer.from('1000'))).rejects.toThrow('provider_link_subject');
  for (const [table, column] of [
    ['provider_trip', 'secrets_sealed'],
    ['provider_offer', 'claims_sealed'],
  ] as const) {
    await expect(
      database().$executeRaw`
        insert into ${Prisma.raw(table)} (id, token_hash, ${Prisma.raw(column)}, account_id, expires_at)
        values (gen_random_uuid(), ${Buffer.from('token')}, ${Buffer.from('x')}, ${accountId}::uuid, now())`,
    ).rejects.toThrow(`${table}_hash`);
  }
});
