import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  drawInTurn,
  drawnAtOnce,
  receivedAtOnce,
  receiveInTurn,
  receivingLasts,
  turnLasts,
} from '@/app/_server/in-turn';

type Asked = EventEmitter & {
  destroyed: boolean;
  writableNeedDrain: boolean;
  req: { socket: { destroyed: boolean } };
};

/** Someone who asks for a page; `close` is the end of the answer, or of the wait for it. */
function asked(): Asked {
  return Object.assign(new EventEmitter(), {
    destroyed: false,
    writableNeedDrain: false,
    req: { socket: { destroyed: false } },
  });
}

function leave(one: Asked): void {
  one.destroyed = true;
  one.emit('close');
}

const drawn: string[] = [];

function draw(one: Asked, name: string): void {
  drawInTurn(one as unknown as ServerResponse, () => drawn.push(name));
}

/** As many pages in the making as there may be. */
function busy(): Asked[] {
  const all = Array.from({ length: drawnAtOnce }, asked);
  for (const one of all) draw(one, 'busy');
  drawn.length = 0;
  return all;
}

describe('pages drawn in turn', () => {
  const everybody: Asked[] = [];
  const comes = () => {
    const one = asked();
    everybody.push(one);
    return one;
  };

  afterEach(() => {
    for (const one of everybody.splice(0)) leave(one);
    drawn.length = 0;
    vi.useRealTimers();
  });

  test('so many at once, the others in the order in which they came', () => {
    const [first, second, ...others] = busy();
    everybody.push(...others);
    draw(comes(), 'a');
    draw(comes(), 'b');
    expect(drawn).toEqual([]);
    if (first) leave(first);
    expect(drawn).toEqual(['a']);
    if (second) leave(second);
    expect(drawn).toEqual(['a', 'b']);
  });

  test('nothing is drawn for whoever has gone', () => {
    const [first, ...others] = busy();
    everybody.push(...others);
    const gone = comes();
    draw(gone, 'gone');
    draw(comes(), 'stays');
    leave(gone);
    if (first) leave(first);
    expect(drawn).toEqual(['stays']);
  });

  test('nor for whoever waits behind another answer on a connection that has ended', () => {
    const [first, ...others] = busy();
    everybody.push(...others);
    const gone = comes();
    draw(gone, 'gone');
    draw(comes(), 'stays');
    gone.req.socket.destroyed = true;
    if (first) leave(first);
    expect(drawn).toEqual(['stays']);
  });

  test('what is drawn to its end, or lies ready for a slow reader, has had its turn', () => {
    vi.useFakeTimers();
    const [first, second, ...others] = busy();
    everybody.push(...others);
    for (const one of [first, second]) if (one) everybody.push(one);
    draw(comes(), 'a');
    draw(comes(), 'b');
    first?.emit('prefinish');
    expect(drawn).toEqual(['a']);
    if (second) second.writableNeedDrain = true;
    vi.advanceTimersByTime(100);
    expect(drawn).toEqual(['a', 'b']);
  });

  test('a page that waits itself lets the next one begin, and its end counts no more', () => {
    vi.useFakeTimers();
    const slow = busy();
    for (const name of ['a', 'b']) draw(comes(), name);
    vi.advanceTimersByTime(turnLasts);
    expect(drawn).toEqual(['a', 'b']);
    for (const one of slow) leave(one);
    const waits = Array.from({ length: drawnAtOnce }, comes);
    for (const one of waits) draw(one, 'c');
    expect(drawn.filter((name) => name === 'c')).toHaveLength(drawnAtOnce - 2);
  });

  test('what is begun at the end of another page knows its own request', () => {
    const request = new AsyncLocalStorage<string>();
    const [first, ...others] = busy();
    everybody.push(...others);
    request.run('mine', () => {
      drawInTurn(comes() as unknown as ServerResponse, () => drawn.push(request.getStore() ?? 'nobody'));
    });
    request.run('theirs', () => {
      if (first) leave(first);
    });
    expect(drawn).toEqual(['mine']);
  });
});

test('files are received in turns of their own, and a slow one does not hold up the next for long', () => {
  vi.useFakeTimers();
  const pages = busy();
  const senders = Array.from({ length: receivedAtOnce + 2 }, asked);
  const received: number[] = [];
  senders.forEach((one, at) => {
    receiveInTurn(one as unknown as ServerResponse, () => received.push(at));
  });
  expect(received).toHaveLength(receivedAtOnce);
  if (senders[0]) leave(senders[0]);
  expect(received.at(-1)).toBe(receivedAtOnce);
  expect(received).toHaveLength(receivedAtOnce + 1);
  vi.advanceTimersByTime(receivingLasts + 100);
  expect(received).toHaveLength(receivedAtOnce + 2);
  for (const one of [...senders, ...pages]) leave(one);
  vi.useRealTimers();
});
