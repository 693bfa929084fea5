import '@/tests/support/unit-settings';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { whenAnswered } from '@/app/_server/request-end';
import { metricsRegistry } from '@/lib/platform/metrics';

test('a request that nobody answered is no success', async () => {
  const server = createServer((asked, response) => {
    whenAnswered(response, { requestId: 'a1', path: '/slow', pattern: '/slow', method: 'GET' });
    if (asked.headers.answered) response.end('here');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const answered = await new Promise<IncomingMessage>((settle) =>
    get({ port, headers: { answered: 'yes' } }, settle),
  );
  await once(answered.resume(), 'end');
  const left = get({ port }).on('error', () => undefined);
  await once(server, 'request');
  left.destroy();
  const counted = async () =>
    (await metricsRegistry().getSingleMetricAsString('portal_requests_total')).split('\n');
  await expect
    .poll(counted)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/status="2xx"\} 1$/),
        expect.stringMatching(/status="none"\} 1$/),
      ]),
    );
  server.close();
});
