import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onDatabase, requireRussianLetters } from '@/lib/local/database-check';
import { freePort, isFree } from '@/lib/local/ports';
import { ensureDatabase, startPostgres } from '@/lib/local/postgres';
import { localSecrets } from '@/lib/local/secrets';
import { takeStartLock } from '@/lib/local/start-lock.mjs';
import { environment } from '@/lib/platform/environment';
import { query, withEmptyDatabase } from '@/tests/support/empty-database';
import { runStart } from '@/tests/support/start-command';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-start-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ports = ['PORT', 'LOCAL_DATABASE_PORT', 'LOCAL_SMTP_PORT', 'LOCAL_MAIL_PAGE_PORT'] as const;

async function freePorts(): Promise<Record<(typeof ports)[number], string>> {
  const free = async () => String(await freePort());
  return {
    PORT: await free(),
    LOCAL_DATABASE_PORT: await free(),
    LOCAL_SMTP_PORT: await free(),
    LOCAL_MAIL_PAGE_PORT: await free(),
  };
}

/** Starts with these settings, expects a refusal and returns what it says after the step. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const { code, output } = await runStart(folder, { ...(await freePorts()), ...settings });
  expect(code).toBe(1);
  const [step, ...sentences] = output.trim().split('\n');
  expect(step).toBe('2/7 Настройки, место на диске, порты … не получилось');
  expect(output).not.toMatch(/\bat .*:\d+:\d+|Error/);
  return sentences.join('\n').trim();
}

describe('a start that cannot succeed says why in a sentence and exits with 1', () => {
  test.each(ports)('when the port of %s is taken', async (setting) => {
    const rival = createServer().listen(0, '127.0.0.1');
    await once(rival, 'listening');
    const { port } = rival.address() as AddressInfo;
    try {
      const sentence = await refusal({ [setting]: String(port) });
      expect(sentence).toMatch(
        new RegExp(
          `^Порт ${port} \\([а-яё ]+\\) занят другой программой: остановите её или задайте другой порт в ${setting}\\.$`,
        ),
      );
    } finally {
      rival.close();
    }
  });

  test('when one port is given twice', async () => {
    const port = String(await freePort());
    const sentence = await refusal({ PORT: port, LOCAL_MAIL_PAGE_PORT: port });
    expect(sentence).toBe(`Порт ${port} назначен дважды (PORT и LOCAL_MAIL_PAGE_PORT): задайте разные.`);
  });

  test('when a line of .env is no setting', async () => {
    writeFileSync(
      join(folder, '.env'),
      '# настройки\n\nPORT=3000\nDATABASE_URL postgresql://localhost/portal\n',
    );
    expect(await refusal({})).toBe(
      'Файл .env, строка 4: ожидается запись вида ИМЯ=значение. Исправьте или удалите её.',
    );
  });

  test('when .env is not readable text', async () => {
    writeFileSync(join(folder, '.env'), Buffer.from([0xcd, 0xe0, 0xf1, 0xf2]));
    expect(await refusal({})).toBe(
      'Не удалось прочитать файл .env: он должен быть текстом в кодировке UTF-8.',
    );
  });

  test('when settings have impossible values', async () => {
    writeFileSync(join(folder, '.env'), 'DEMO_DATA=maybe\nLOCAL_SMTP_PORT=mail\n');
    const { code, output } = await runStart(folder, {});
    expect(code).toBe(1);
    expect(output).toContain('LOCAL_SMTP_PORT: номер порта — число от 1 до 65535');
    expect(output).toContain('DEMO_DATA: возможные значения — yes и no');
  });

  test('when a setting of the portal itself is broken', async () => {
    const sentence = await refusal({ MASTER_KEY: 'c2hvcnQ=', TIME_ZONE: 'Asia/Nowhere' });
    expect(sentence).toContain('MASTER_KEY: нужны 32 случайных байта в base64');
    expect(sentence).toContain('TIME_ZONE: такого часового пояса нет');
  });

  test('when the folder of data cannot be made', async () => {
    writeFileSync(join(folder, 'occupied'), '');
    const dataDir = join(folder, 'occupied', 'data');
    expect(await refusal({ DATA_DIR: dataDir })).toBe(
      `Не удалось создать папку данных ${dataDir}: проверьте права доступа.`,
    );
  });

  test('when the secrets of an existing database are gone', async () => {
    mkdirSync(join(folder, '.data', 'postgres'), { recursive: true });
    expect(await refusal({})).toMatch(
      /^Пропал файл \.data\/secrets\.json, а без него данные в \.data\/postgres не прочитать/,
    );
  });
});

describe('secrets', () => {
  test('are made once, differ between installations and are for the owner only', () => {
    const path = join(folder, 'a', 'secrets.json');
    const made = localSecrets(path, join(folder, 'a', 'postgres'));
    expect(localSecrets(path, join(folder, 'a', 'postgres'))).toEqual(made);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const other = localSecrets(join(folder, 'b', 'secrets.json'), join(folder, 'b', 'postgres'));
    expect(new Set([...Object.values(made), ...Object.values(other)]).size).toBe(6);
    expect(Buffer.from(made.masterKey, 'base64')).toHaveLength(32);
  });

  test('a damaged file is not replaced in silence', () => {
    const path = join(folder, 'secrets.json');
    writeFileSync(path, '{"masterKey": ');
    expect(() => localSecrets(path, folder)).toThrow(`Файл ${path} повреждён`);
  });
});

describe('the database one points at', () => {
  const sentenceOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => (error as Error).message,
    );

  function changed(change: (url: URL) => void): string {
    const url = new URL(environment().DATABASE_URL);
    change(url);
    return url.href;
  }

  test('that does not answer is named without its password', async () => {
    const port = await freePort();
    const url = changed((address) => (address.port = String(port)));
    expect(await sentenceOf(onDatabase(url, () => Promise.resolve()))).toBe(
      `Сервер базы данных 127.0.0.1:${port} не отвечает: проверьте DATABASE_URL и доступность сервера.`,
    );
  });

  test('that is not there is named', async () => {
    const url = changed((address) => (address.pathname = '/nobody_made_it'));
    expect(await sentenceOf(onDatabase(url, () => Promise.resolve()))).toContain(
      'нет базы данных «nobody_made_it»',
    );
  });

  test('with a wrong password is told from one that does not answer', async () => {
    const url = changed((address) => (address.password = 'wrong-password'));
    const sentence = await sentenceOf(onDatabase(url, () => Promise.resolve()));
    expect(sentence).toContain('отказал во входе');
    expect(sentence).not.toContain('wrong-password');
  });

  test('is taken when it knows Russian letters and refused when it does not', async () => {
    await withEmptyDatabase(requireRussianLetters);
    const withoutLetters = `template template0 locale_provider libc locale 'C'`;
    const refused = withEmptyDatabase(requireRussianLetters, withoutLetters);
    expect(await sentenceOf(refused)).toContain('База данных не понимает русских букв');
  });
});

describe('the embedded database', () => {
  test('starts again after it was killed, with its data', { timeout: 60_000 }, async () => {
    const dataDir = join(folder, 'postgres');
    const options = async () => ({ dataDir, port: await freePort(), password: 'p @:/', throwaway: true });
    const killed = await startPostgres(await options());
    await ensureDatabase(killed, 'portal');
    await query(killed.url('portal'), `create table kept as select 'Ёлкина' as name`);
    await query(killed.url('portal'), 'checkpoint');
    killed.child.process.kill('SIGKILL');
    await killed.child.ended;
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(true);

    const again = await startPostgres(await options());
    const lower = await query(again.url('portal'), 'select lower(name) as name from kept');
    await again.stop();
    expect(lower).toEqual([{ name: 'ёлкина' }]);
  });

  test('that a killed start left running is ended first', { timeout: 60_000 }, async () => {
    const dataDir = join(folder, 'postgres');
    const port = await freePort();
    const leftover = await startPostgres({ dataDir, port, password: 'test', throwaway: true });
    const next = await startPostgres({ dataDir, port: await freePort(), password: 'test', throwaway: true });
    await leftover.child.ended;
    expect(await isFree(port)).toBe(true);
    await next.stop();
  });

  test('is not confused by a note that names another program', { timeout: 60_000 }, async () => {
    const dataDir = join(folder, 'postgres');
    const options = async () => ({ dataDir, port: await freePort(), password: 'test', throwaway: true });
    await (await startPostgres(await options())).stop();
    // The number in the note is that of this very process, which must live on.
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
    await (await startPostgres(await options())).stop();
  });

  test('made only halfway is made anew', { timeout: 60_000 }, async () => {
    const dataDir = join(folder, 'postgres');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'PG_VERSION'), '18\n');
    const server = await startPostgres({
      dataDir,
      port: await freePort(),
      password: 'test',
      throwaway: true,
    });
    expect(await query(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});

describe('one start at a time', () => {
  /** Another start of the same folder that holds the lock until it is ended. */
  async function rivalStart(): Promise<ChildProcess> {
    const script = join(folder, 'up.mjs');
    const lock = pathToFileURL(resolve('lib/local/start-lock.mjs')).href;
    writeFileSync(
      script,
      `import { takeStartLock } from '${lock}'; takeStartLock(process.argv[2]); console.log('taken'); setInterval(() => {}, 1000);`,
    );
    const rival = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(rival.stdout, 'data');
    return rival;
  }

  test('the second is told so, and the lock of a killed one does not stay', async () => {
    const rival = await rivalStart();
    expect(() => takeStartLock(folder)).toThrow(
      `Портал уже запущен из этой папки (процесс ${rival.pid}): остановите его или пользуйтесь им.`,
    );
    rival.kill('SIGKILL');
    await once(rival, 'exit');
    const letNextIn = takeStartLock(folder);
    letNextIn();
    expect(existsSync(join(folder, '.data', 'up.lock'))).toBe(false);
  });
});
