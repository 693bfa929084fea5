import { cpus, totalmem } from 'node:os';
import { spawnSync } from 'node:child_process';
import { postgresBinaries } from '@/lib/local/postgres-binaries';

/** The line under which the figures stand: on another machine they are others. */
export async function machine(): Promise<string> {
  const [first] = cpus();
  const { postgres } = await postgresBinaries();
  const version = spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout;
  const postgresVersion = /[\d.]+/.exec(version)?.[0] ?? 'версия неизвестна';
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} ядра ${first?.model.trim() ?? ''}, ${memory} ГБ, Node ${process.version.slice(1)}, PostgreSQL ${postgresVersion}. Медиана и разброс 10 %–90 %.`;
}
