import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { database } from '@/lib/platform/database';
import { openWith, type Keyring } from '@/lib/platform/envelope';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { columnPlaces, sealedColumns, type ColumnPlace } from '@/lib/platform/sealed-places';
import { isHalfWritten, listStoredFiles } from '@/lib/platform/storage';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { environment } from '@/lib/platform/environment';

export type Stored = { place: ColumnPlace; key: string; value: Uint8Array };

/** Every sealed value of the database as it lies there. */
export async function sealedValues(): Promise<Stored[]> {
  const all = columnPlaces.map(async (place) => {
    const { table, key, column } = sealedColumns[place];
    const rows = await database().$queryRaw<{ key: string; value: Uint8Array }[]>`
      select ${Prisma.raw(key)}::text as key, ${Prisma.raw(column)} as value from ${Prisma.raw(table)}
      where ${Prisma.raw(column)} is not null`;
    return rows.map((row) => ({ place, ...row }));
  });
  return (await Promise.all(all)).flat();
}

/** What is inside of every sealed value and every stored file (its checksum), by where it lies. */
export async function openedWith(keys: Keyring): Promise<Map<string, string>> {
  const opened = new Map<string, string>();
  for (const { place, key, value } of await sealedValues()) {
    opened.set(`${place}:${key}`, openWith(keys, `${place}:${key}`, value).toString('base64'));
  }
  for await (const name of listStoredFiles()) {
    if (isHalfWritten(name)) continue;
    const plain = openWith(keys, `scan:${name}`, await readFile(onDisk(name)));
    opened.set(`scan:${name}`, createHash('sha256').update(plain).digest('hex'));
  }
  return opened;
}

export function onDisk(storageKey: string): string {
  return path.join(environment().STORAGE_DIR, storageKey.slice(0, 2), storageKey);
}

export async function putSealed({ place, key, value }: Stored): Promise<void> {
  const { table, key: id, keyType, column } = sealedColumns[place];
  await database().$executeRaw`update ${Prisma.raw(table)} set ${Prisma.raw(column)} = ${value}
    where ${Prisma.raw(id)} = ${key}::${Prisma.raw(keyType)}`;
}

/** As the first version of the portal sealed. */
export function sealFirstFormat(master: Uint8Array, where: string, plain: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', master, '', 'certificate-portal/seal', 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(where));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), body]);
}
