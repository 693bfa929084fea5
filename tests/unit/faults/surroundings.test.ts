import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createSite } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startNode } from '@/lib/local/processes';
import { Gate } from '@/tests/support/gate';
import { goesOn } from '@/tests/faults/kinds/fault';
import { KeptProcess } from '@/tests/faults/surroundings/kept-process';
import { Watcher } from '@/tests/faults/watcher';

const cleanup: (() => unknown)[] = [];

afterEach(async () => {
  for (const work of cleanup.splice(0).reverse()) await work();
});

/** A server that says everything twice. */
async function echoBehindGate(): Promise<Gate> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => socket.write(`${bytes.toString()}${bytes.toString()}`));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const gate = await Gate.to((server.address() as AddressInfo).port);
  cleanup.push(
    () => server.close(),
    () => gate.stop(),
  );
  return gate;
}

function visitor(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  const seen = { heard: '', closed: false };
  socket.on('data', (bytes) => (seen.heard += bytes.toString()));
  socket.on('error', () => undefined);
  socket.on('close', () => (seen.closed = true));
  cleanup.push(() => socket.destroy());
  return { seen, say: (words: string) => socket.write(words) };
}

describe('the gate', () => {
  test('lets through, and when it refuses cuts those inside and keeps those outside out', async () => {
    const gate = await echoBehindGate();
    const one = visitor(gate.port);
    one.say('a');
    await vi.waitFor(() => expect(one.seen.heard).toBe('aa'));
    await gate.close('refusing');
    await vi.waitFor(() => expect(one.seen.closed).toBe(true));
    const two = visitor(gate.port);
    await vi.waitFor(() => expect(two.seen.closed).toBe(true));
    await gate.open();
    const three = visitor(gate.port);
    three.say('c');
    await vi.waitFor(() => expect(three.seen.heard).toBe('cc'));
  });

  test('when it is silent nobody hears anything, and all of it comes when it opens', async () => {
    const gate = await echoBehindGate();
    const inside = visitor(gate.port);
    inside.say('a');
    await vi.waitFor(() => expect(inside.seen.heard).toBe('aa'));
    await gate.close('silent');
    const outside = visitor(gate.port);
    inside.say('b');
    outside.say('c');
    await pause(200);
    expect(inside.seen).toEqual({ heard: 'aa', closed: false });
    expect(outside.seen).toEqual({ heard: '', closed: false });
    await gate.open();
    await vi.waitFor(() => expect([inside.seen.heard, outside.seen.heard]).toEqual(['aabb', 'cc']));
  });
});

describe('the clock of a machine that goes wrong', () => {
  test('is believed by whoever asks what time it is, and by nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-clock-'));
    cleanup.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'clock');
    writeFileSync(file, String(-3_600_000));
    const program = `const fixed = new Date(5); console.log(JSON.stringify([Date.now(), new Date().getTime(), fixed.getTime(), fixed instanceof Date, new Date(2026, 0).getMonth(), typeof Date(), Object.prototype.toString.call(new Date())]))`;
    const child = spawn(
      process.execPath,
      ['--import', './tests/faults/clock/shifted-clock.mjs', '-e', program],
      {
        env: { ...process.env, FAULTS_CLOCK_FILE: file },
      },
    );
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    await new Promise((ended) => child.once('close', ended));
    const [now, made, ...rest] = JSON.parse(said) as [number, number, ...unknown[]];
    expect(Math.abs(Date.now() - 3_600_000 - now)).toBeLessThan(20_000);
    expect(Math.abs(made - now)).toBeLessThan(1000);
    expect(rest).toEqual([5, true, 0, 'string', '[object Date]']);
  });
});

describe('the watcher', () => {
  let answer: [status: number, headers: Record<string, string>, body: string];

  beforeEach(() => {
    answer = [200, {}, 'Учреждения'];
  });

  async function watched(): Promise<Watcher> {
    const site = createSite((_request, response) => response.writeHead(answer[0], answer[1]).end(answer[2]));
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    cleanup.push(() => site.close());
    const watcher = new Watcher(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
    cleanup.push(() => watcher.stop());
    await until(() => watcher.isWellSince(0));
    return watcher;
  }

  const until = (condition: () => boolean) =>
    vi.waitFor(() => expect(condition()).toBe(true), { timeout: 5000 });

  const notNow = [503, { 'retry-after': '5' }, 'Портал временно недоступен'] as [
    number,
    Record<string, string>,
    string,
  ];

  test('names answers that are not clean, and tells how long it took until the page was back', async () => {
    const watcher = await watched();
    const begun = performance.now();
    answer = notNow;
    await until(() => watcher.count503() > 1);
    expect(watcher.faults([503])).toEqual([]);
    answer = [503, {}, 'Service unavailable'];
    await until(() => watcher.faults([503]).includes('Ответ 503 без Retry-After.'));
    answer = [404, {}, 'Нет такой страницы'];
    await until(() => watcher.faults([503]).includes('Страница ответила 404.'));
    answer = [200, {}, 'Учреждения'];
    const back = performance.now();
    await until(() => watcher.isWellSince(back));
    expect(watcher.recoveredAfter(begun)).toBeGreaterThan(1);
  });

  test('names a page that was away for a moment in a round in which it had to stay', async () => {
    const watcher = await watched();
    answer = notNow;
    await until(() => watcher.count503() > 0);
    answer = [200, {}, 'Учреждения'];
    expect(watcher.faults(goesOn.page)).toEqual(['Страница ответила 503.']);
  });
});

describe('a process of the portal', () => {
  test('that ends by itself is started anew and named; one that is killed here is not', async () => {
    const crashes: string[] = [];
    let started = 0;
    const program = () => ((started += 1) === 1 ? 'process.exit(3)' : 'setInterval(() => undefined, 1000)');
    const kept = new KeptProcess(
      () => startNode('обработчик заданий', ['-e', program()], { env: {}, onLine: () => undefined }),
      (sentence) => crashes.push(sentence),
    );
    cleanup.push(() => kept.stop());
    await vi.waitFor(() => expect(started).toBe(2), { timeout: 5000 });
    await kept.kill();
    await vi.waitFor(() => expect(started).toBe(3), { timeout: 5000 });
    expect(crashes).toEqual(['Упал сам: обработчик заданий (3).']);
  });
});
