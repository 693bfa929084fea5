import { parseArgs } from 'node:util';
import type { ChainHead } from '@/lib/audit/chain';
import { verifyAudit } from '@/lib/audit/verify-audit';
import { closeDatabase } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { isWhole, reportLines } from './audit-report';
import { onDatabase } from './database-check';
import { reportFailure } from './report-failure';
import { StartRefusal } from './start-refusal';

/** What the command's exit code says. */
const exitCodes = { whole: 0, broken: 1, notRun: 2 } as const;

function keptHead(): ChainHead | null {
  const text = readOption();
  if (text === undefined) return null;
  const [, position, hash] = /^(\d{1,18}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (position && hash) return { position: BigInt(position), hash: hash.toLowerCase() };
  throw new StartRefusal(
    'Вершина цепочки задана неверно. Нужны позиция и 64 шестнадцатеричные цифры через двоеточие: --head=позиция:хеш.',
  );
}

function readOption(): string | undefined {
  try {
    return parseArgs({ options: { head: { type: 'string' } } }).values.head;
  } catch {
    throw new StartRefusal('Команда понимает только один параметр: --head=позиция:хеш.');
  }
}

async function requireTables(url: string): Promise<void> {
  const exists = await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ exists: boolean }>(
      `select to_regclass('audit_seal') is not null as exists`,
    );
    return rows[0]?.exists === true;
  });
  if (!exists)
    throw new StartRefusal('В базе нет таблиц аудита: сначала примените миграции (npm run migrate).');
}

try {
  const kept = keptHead();
  await requireTables(environment().DATABASE_URL);
  const report = await verifyAudit(kept);
  for (const line of reportLines(report)) console.log(line);
  process.exitCode = isWhole(report) ? exitCodes.whole : exitCodes.broken;
} catch (error) {
  reportFailure(error);
  process.exitCode = exitCodes.notRun;
} finally {
  await closeDatabase();
}
