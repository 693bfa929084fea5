import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { untilItShows } from '@/tests/bench/setup/web';

test('a site that says «later» is not ready yet', async () => {
  let asked = 0;
  const site = createServer((_request, response) => {
    asked += 1;
    response.writeHead(asked <= 2 ? 503 : 200).end();
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  try {
    await untilItShows(new URL(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`));
    expect(asked).toBe(3);
  } finally {
    site.closeAllConnections();
    site.close();
  }
});
