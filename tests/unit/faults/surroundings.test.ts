import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createSite } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Gate } from '@/tests/support/gate';
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
  test('names answers that are not clean, and tells how long it took until the page was back', async () => {
    let answer: [status: number, headers: Record<string, string>, body: string] = [200, {}, 'Учреждения'];
    const site = createSite((_request, response) => response.writeHead(answer[0], answer[1]).end(answer[2]));
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    cleanup.push(() => site.close());
    const watcher = new Watcher(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
    cleanup.push(() => watcher.stop());
    await vi.waitFor(() => expect(watcher.isWellSince(0)).toBe(true), { timeout: 5000 });
    const begun = performance.now();
    answer = [503, { 'retry-after': '5' }, 'Портал временно недоступен'];
    await vi.waitFor(() => expect(watcher.count503()).toBeGreaterThan(1), { timeout: 5000 });
    expect(watcher.faults(begun, performance.now(), true)).toEqual([]);
    answer = [503, {}, 'Service unavailable'];
    await vi.waitFor(
      () => expect(watcher.faults(begun, performance.now(), true)).toEqual(['Ответ 503 без Retry-After.']),
      {
        timeout: 5000,
      },
    );
    answer = [404, {}, 'Нет такой страницы'];
    await vi.waitFor(
      () =>
        expect(watcher.faults(begun, performance.now(), true)).toContain(
          'Без базы страница ответила 404, а не 503.',
        ),
      { timeout: 5000 },
    );
    answer = [200, {}, 'Учреждения'];
    const back = performance.now();
    await vi.waitFor(() => expect(watcher.isWellSince(back)).toBe(true), { timeout: 5000 });
    expect(watcher.recoveredAfter(begun)).toBeGreaterThan(1);
  });
});
