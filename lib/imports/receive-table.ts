import { randomUUID } from 'node:crypto';
import { fieldsOf, findHeaderLine } from '@/lib/domain/import-columns';
import { Refusal } from '@/lib/domain/refusal';
import { tableRefusals } from '@/lib/domain/table-files';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { errorFacts, log } from '@/lib/platform/log';
import { StorageUnavailable, storeFile } from '@/lib/platform/storage';
import { tableKindOf } from '@/lib/platform/tables/table-kind';
import { importsOf, type ImportActor, type ImportPlace } from './import-place';
import { readHead, sealHead } from './table-head';

type SentFile = { name: string; bytes: Uint8Array; tooLarge: boolean };

/** Lists of one place that nobody went on with. */
const mostWaiting = 20;

/** Keeps a sent list, sealed, and returns its id. Nothing of it is read into the register yet. */
export async function receiveTable(actor: ImportActor, place: ImportPlace, file: SentFile): Promise<string> {
  if (actor.role === 'login_issuer') await requireIssuingRight(database(), actor);
  if (file.tooLarge) throw new Refusal('invalid', tableRefusals.too_large, 'file');
  const fileKind = tableKindOf(file.bytes);
  const lines = await readHead(file.bytes, fileKind);
  if (lines.every((cells) => cells.length === 0)) throw new Refusal('invalid', tableRefusals.empty, 'file');
  await refuseTooMany(place);
  const id = randomUUID();
  const fileKey = await storeOrSay(file.bytes);
  await inTransaction((tx) =>
    tx.tableImport.create({
      data: {
        id,
        ...place,
        accountId: actor.accountId,
        sessionId: actor.sessionId,
        fileKind,
        fileKey,
        headSealed: sealHead(id, { fileName: file.name.slice(-100), lines }),
        headerLine: findHeaderLine(lines, fieldsOf('families', true)),
        createdAt: now(),
      },
    }),
  );
  return id;
}

async function storeOrSay(bytes: Uint8Array): Promise<string> {
  try {
    return await storeFile(bytes);
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    log().error({ event: 'storage_unavailable', ...errorFacts(error.cause) });
    throw new Refusal(
      'unavailable',
      'Файл не принят: хранилище файлов сейчас не отвечает. Отправьте его ещё раз через несколько минут.',
      'file',
    );
  }
}

async function refuseTooMany(place: ImportPlace): Promise<void> {
  const waiting = await database().tableImport.count({
    where: { AND: [importsOf(place), { stage: { in: ['received', 'matching', 'checked', 'failed'] } }] },
  });
  if (waiting < mostWaiting) return;
  throw new Refusal(
    'too_many',
    'Слишком много незаконченных загрузок. Закончите или отмените их: они в списке ниже.',
    'file',
  );
}
