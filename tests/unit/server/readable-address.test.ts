import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { isReadable, mendAddresses } from '@/app/_server/readable-address';

test.each(['/', '/c/ABC', '/cabinet/%D1%8F', '/c/%0a', '/questions?q=%ff', ''])(
  '%s can be read',
  (address) => {
    expect(isReadable(address)).toBe(true);
  },
);

test.each([
  '/c/%ff',
  '/c/%',
  '/institutions/%00',
  '/questions?q=%00',
  '/c/%E0%A4%A/paper',
  '/recover/%ed%a0%80',
])('%s cannot', (address) => {
  expect(isReadable(address)).toBe(false);
});

test('what cannot be read becomes an address no page has, before anything else sees it', async () => {
  mendAddresses();
  const server = createServer((request, response) => response.end(request.url));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const seen = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(await seen('/c/%ff?x=1')).toBe('/not-found');
  expect(await seen('/c/ABC?x=%ff')).toBe('/c/ABC?x=%ff');
  server.close();
});
