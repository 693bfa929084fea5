import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Family } from '@/tests/load/family';
import { Journal } from '@/tests/load/journal';

const certificateId = '0197f3a0-0000-7000-8000-000000000001';

const groupPage = `<body><main><h1>Получение сертификата ПДО</h1><form action="/save" method="post">
  <input type="radio" name="groupId" value="1"><button>Получить сертификат</button></form></main></body>`;

test('обещанный сертификат записан, хотя его карточка так и не открылась', async () => {
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'POST')
      response.writeHead(303, { location: `/cabinet/certificates/${certificateId}` }).end();
    else if (request.url?.includes(certificateId)) request.socket.destroy();
    else response.end(groupPage);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'portal-family-'));
  const journal = new Journal(join(folder, 'journal.jsonl'));
  const document = { title: '', series: '', number: '', issuedOn: '', issuedBy: '' };
  const stop = new AbortController();
  const family = new Family(
    {
      ...{ login: 'a', password: 'b', email: 'a@example.com', childId: 'c', municipality: '', school: '' },
      ...{ document, parent: { passport: document, address: '', phone: '' } },
    },
    {
      portal: { urls: [url] },
      journal,
      photo: Buffer.alloc(0),
      address: '100.64.0.1',
      mail: { linkTo: () => Promise.reject(new Error('No letter')) },
      onTrouble: () => stop.abort(),
    },
  );
  await expect(family.run(stop.signal)).rejects.toThrow();
  expect(journal.entries).toMatchObject([{ what: 'issued', certificateId, childId: 'c' }]);
  journal.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
