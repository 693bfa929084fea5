import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Crowd } from '@/tests/faults/crowd';
import { Witness } from '@/tests/faults/witness';
import { Journal } from '@/tests/load/journal';
import { Mailbox } from '@/tests/load/mailbox';
import { Refused, Trouble } from '@/tests/load/trouble';
import { seeded } from '@/tests/support/life/seeded';

const cleanup: (() => unknown)[] = [];

afterEach(async () => {
  for (const work of cleanup.splice(0).reverse()) await work();
});

const signInPage = `<body><main><h1>Вход в личный кабинет</h1>
  <form action="/sign-in/submit" method="post"><label for="l">Логин</label><input id="l" name="login">
  <label for="p">Пароль</label><input id="p" name="password"><button>Войти</button></form></main></body>`;

/** A portal at which every sign-in comes back. */
async function refusingPortal(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'POST') response.writeHead(303, { location: '/sign-in?draft=1' }).end();
    else if (request.url?.includes('draft'))
      response.end(`<body><main><p id="error-summary">Проверьте пароль</p></main></body>`);
    else response.end(signInPage);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  cleanup.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a family that is refused again and again is named, by the words and at the end', async () => {
  const url = await refusingPortal();
  const folder = mkdtempSync(join(tmpdir(), 'portal-crowd-'));
  const journal = new Journal(join(folder, 'journal.jsonl'));
  cleanup.push(
    () => rmSync(folder, { recursive: true }),
    () => journal.close(),
  );
  const mailbox = new Mailbox(0, join(folder, 'mailbox.jsonl'));
  const witness = new Witness([]);
  const crowd = new Crowd(
    { url, origin: url, mailbox },
    {
      journal,
      photo: Buffer.alloc(0),
      random: seeded(1),
      onTrouble: (trouble) => witness.trouble(trouble),
      onMishap: (sentence) => witness.violations.add(sentence),
    },
  );
  const document = { title: '', series: '', number: '', issuedOn: '', issuedBy: '' };
  const family = {
    ...{ login: 'a', password: 'b', email: 'a@example.com', childId: 'c', municipality: '', school: '' },
    ...{ document, parent: { passport: document, address: '', phone: '' } },
  };
  crowd.join({ families: [family], operators: [] });
  const round = new AbortController();
  const work = crowd.work(round.signal);
  await pause(500);
  round.abort();
  await work;
  expect([...witness.violations]).toEqual(['Людям отказано: «Проверьте пароль».']);
  expect(await crowd.finish(AbortSignal.timeout(500))).toEqual([
    'Семья начала, а до заявления не дошла, хотя сбоев больше не было: ребёнок c.',
  ]);
});

test('what a round may bring upon people is no violation, everything else is', () => {
  const witness = new Witness([503, /нет места/]);
  witness.trouble(new Trouble(503, 15));
  witness.trouble(new Refused('Сейчас нет места'));
  expect([...witness.violations]).toEqual([]);
  witness.trouble(new Trouble(503, null));
  witness.trouble(new Trouble('lost', null));
  witness.trouble(new Trouble(409, null));
  witness.trouble(new Refused('Заявка 12345 уже подана'));
  expect([...witness.violations]).toEqual([
    'Людям ответили 503 без Retry-After.',
    'Людям не пришло ответа.',
    'Людям ответили 409.',
    'Людям отказано: «Заявка … уже подана».',
  ]);
  expect(witness.unavailable).toBe(2);
});
