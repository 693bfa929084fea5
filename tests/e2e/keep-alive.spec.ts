import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';

test('соединение прокси живёт дольше, чем прокси его бережёт: отправленное в него не теряется', async ({
  baseURL,
}) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async () => {
    const request = get(`${baseURL}/api/health/live`, { agent });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return { status: answer.statusCode, reused: request.reusedSocket };
  };
  expect(await ask()).toEqual({ status: 200, reused: false });
  // Longer than the five seconds of Node, and its second of grace.
  await pause(8_000);
  expect(await ask()).toEqual({ status: 200, reused: true });
  agent.destroy();
});
