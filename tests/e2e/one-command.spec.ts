import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, isFree } from '@/lib/local/ports';
import { demoAccounts } from '@/lib/local/demo-accounts';
import { freshEnvironment } from '@/tests/support/start-command';

// The site is built once for all browser tests; here it is started as a person does, with data of its own.
let folder: string;
let dataDir: string;

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-up-'));
  dataDir = join(folder, 'data');
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function chosenPorts() {
  const [web, database, smtp, mailPage] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  return { web, database, smtp, mailPage };
}

type Ports = Awaited<ReturnType<typeof chosenPorts>>;

/** `npm run up` as a person types it; settles when it says how to stop it. */
async function up(ports: Ports) {
  const command = spawn('npm', ['run', 'up'], {
    env: freshEnvironment({
      DATA_DIR: dataDir,
      PORT: String(ports.web),
      LOCAL_DATABASE_PORT: String(ports.database),
      LOCAL_SMTP_PORT: String(ports.smtp),
      LOCAL_MAIL_PAGE_PORT: String(ports.mailPage),
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [command.stdout, command.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((settle) => command.once('exit', settle));
  await expect
    .poll(() => output, { timeout: 120_000 })
    .toMatch(/Остановить: Ctrl-C|не получилось|уже запущен/);
  return { command, ended, said: () => output };
}

/** Ends npm alone, as a service manager might, and expects nothing to be left. */
async function stop({ command, ended, said }: Awaited<ReturnType<typeof up>>, ports: Ports): Promise<void> {
  command.kill('SIGTERM');
  const code = await ended;
  expect(said()).toContain('Портал остановлен.');
  expect(code).toBe(0);
  for (const port of Object.values(ports)) expect(await isFree(port), `port ${port}`).toBe(true);
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
}

test('одна команда запускает портал с демонстрационными данными и останавливает его без остатка', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const ports = await chosenPorts();
  const first = await up(ports);
  expect(first.said()).toContain('6/7 Демонстрационные данные … загружены');
  for (const login of Object.keys(demoAccounts)) expect(first.said()).toContain(login);
  await page.goto(`http://localhost:${ports.mailPage}`);
  await page.goto(`http://localhost:${ports.web}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const rival = await up(await chosenPorts());
  expect(rival.said()).toContain('Портал уже запущен из этой папки');
  expect(await rival.ended).toBe(1);
  await stop(first, ports);

  const second = await up(ports);
  expect(second.said()).toContain('3/7 Сборка сайта … уже собран');
  expect(second.said()).toContain('5/7 Миграции … уже применены');
  expect(second.said()).toContain('6/7 Демонстрационные данные … не нужны: в базе уже есть люди');
  await stop(second, ports);
});
