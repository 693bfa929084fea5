import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET as act } from '@/app/admin/region/retention/act/route';
import { GET as log } from '@/app/admin/region/retention/log/route';
import { POST as choosePeriod } from '@/app/admin/region/retention/period/route';
import { POST as save } from '@/app/admin/region/retention/save/route';
import { openSession, sessionCookieName } from '@/lib/access/session';
import { allRetentionMatters, retentionMatters } from '@/lib/domain/retention';
import { applyRetention } from '@/lib/personal-data/retention/apply-retention';
import { getRetention } from '@/lib/personal-data/retention/queries';
import { retentionFields, seenTerms, setRetentionTerms } from '@/lib/personal-data/retention/set-terms';
import { loadTerms } from '@/lib/personal-data/retention/terms';
import { setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Role } from '@/lib/domain/roles';
import {
  givenCertificate,
  givenChild,
  givenMunicipality,
  givenParent,
  givenScan,
  givenStaff,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';
import { readPdf } from '@/tests/unit/papers/read-pdf';

let admin: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;
let people: string[];

beforeAll(async () => {
  admin = await givenStaff({ role: 'regional_admin' });
  people = [];
  for (const dataOperatorName of ['Управление образования города', '=Комитет по образованию']) {
    const { id: municipalityId } = await givenMunicipality({ dataOperatorName });
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId, document: true });
    const { documentId } = await givenCertificate({ childId, status: 'active' });
    await givenScan({ ownerId: parent.accountId, documentId });
    people.push(childId);
  }
  const from = Date.now();
  setClock(() => new Date(from + 31 * 86_400_000));
  const shown = async () =>
    (await getRetention(admin.actor)).rules.find(({ matter }) => matter === 'scan_after_activation')
      ?.destroyed;
  // Nothing is counted before the job has run: the page never reads the register.
  expect(await shown()).toBeNull();
  await applyRetention();
  expect(await shown()).toBe(2);
}, 60_000);

async function tokenOf(account: { accountId: string; grantId: string }, role: Role): Promise<string> {
  const { accountId, grantId: id } = account;
  return inTransaction((tx) => openSession(tx, { id, accountId, role }));
}

describe('the terms', () => {
  async function edited(changes: Record<string, string>) {
    const terms = await loadTerms();
    const typed = Object.fromEntries(allRetentionMatters.map((matter) => [matter, String(terms[matter])]));
    return { ...typed, seen: seenTerms(terms), ...changes };
  }

  test('are set within their bounds, each change recorded with before and after', async () => {
    const input = retentionFields.parse(await edited({ letters: '400', unclaimed: ' 90 ' }));
    const { audit } = await tracesOf(() => setRetentionTerms(admin.actor, input));
    expect(await loadTerms()).toMatchObject({ letters: 400, unclaimed: 90 });
    expect(audit.map(({ event, details }) => [event, details])).toEqual([
      ['retention_changed', { matter: 'unclaimed', from: 365, to: 90 }],
      ['retention_changed', { matter: 'letters', from: 1095, to: 400 }],
    ]);
  });

  test('two admins do not overwrite each other', async () => {
    const mine = retentionFields.parse(await edited({ letters: '500' }));
    const theirs = retentionFields.parse(await edited({ letters: '600' }));
    await setRetentionTerms(admin.actor, theirs);
    expect(await refusedWithoutTrace(() => setRetentionTerms(admin.actor, mine))).toMatchObject({
      code: 'conflict',
    });
  });

  test.each(allRetentionMatters)(
    '%s: beyond its bounds refused by form and database alike',
    async (matter) => {
      const { min, max } = retentionMatters[matter].days;
      for (const days of [min - 1, max + 1]) {
        const read = retentionFields.safeParse(await edited({ [matter]: String(days) }));
        expect(read.error?.issues[0]?.message).toBe(`Введите целое число дней от ${min} до ${max}`);
        await expect(
          database().retentionRule.update({ where: { matter }, data: { days } }),
        ).rejects.toThrow();
      }
      for (const days of [min, max])
        await database().retentionRule.update({ where: { matter }, data: { days } });
    },
  );

  test('the form returns with a message at the field', async () => {
    const token = await tokenOf(admin, 'regional_admin');
    const body = new URLSearchParams(await edited({ withdrawn: '31' }));
    const answer = await save(posted('/admin/region/retention/save', { token, body }), {
      params: Promise.resolve(undefined),
    });
    expect(answer.headers.get('location')).toContain('draft=');
  });

  test('no municipal admin sets or sees them', async () => {
    const other = await givenStaff({ role: 'municipal_admin' });
    // @ts-expect-error A municipal admin is no actor of this query.
    expect(await refusalOf(getRetention(other.actor))).toMatchObject({ code: 'forbidden' });
  });
});

describe('act and log of a period', () => {
  const days = () =>
    `from=${today().subtract({ days: 1 }).toString()}&to=${today().add({ days: 40 }).toString()}`;

  async function ask(route: typeof act, query: string, account = admin, role: Role = 'regional_admin') {
    const token = await tokenOf(account, role);
    return route(
      new Request(new URL(`/admin/region/retention/act?${query}`, environment().APP_URL), {
        headers: { cookie: `${sessionCookieName()}=${token}` },
      }),
      { params: Promise.resolve(undefined) },
    );
  }

  async function inThatMonth<Result>(work: () => Promise<Result>): Promise<Result> {
    const from = Date.now();
    setClock(() => new Date(from + 60 * 86_400_000));
    return work();
  }

  const period = () => `from=${today().subtract({ days: 60 }).toString()}&to=${today().toString()}`;

  test('the act says what the order asks for, an act for each operator, and names nobody', async () => {
    const { pages } = await inThatMonth(async () => {
      const answer = await ask(act, period());
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      return readPdf(Readable.from([Buffer.from(await answer.arrayBuffer())]));
    });
    expect(pages).toHaveLength(2);
    const text = pages
      .map((page) => page.text)
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    for (const words of [
      'Акт об уничтожении персональных данных',
      'Управление образования города',
      'Комитет по образованию',
      'Способ',
      'Категории: изображение документа.',
      'Причина: истёк срок хранения: «Снимок документа после активации сертификата», 30 дн.',
      ...people.map((id) => `Запись ${id}`),
    ]) {
      expect.soft(text).toContain(words);
    }
    const surnames = await database().person.findMany({
      where: { id: { in: people } },
      select: { surname: true },
    });
    for (const { surname } of surnames) expect(text).not.toContain(surname);
  });

  test('the log is a table without formulas, a line a record', async () => {
    const lines = await inThatMonth(async () =>
      (await (await ask(log, period())).text()).trim().split('\r\n'),
    );
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('"Категории уничтоженных данных"');
    expect(lines.join('\n')).not.toMatch(/(^|;)"?[=+@]/m);
    for (const id of people) expect(lines.join('\n')).toContain(id);
  });

  test('making them is recorded; for others and for no period there are none', async () => {
    const { audit } = await tracesOf(() => inThatMonth(() => ask(log, period())));
    expect(audit.at(-1)).toMatchObject({ event: 'destruction_act_made', by: admin.accountId });
    const parent = await givenParent();
    expect((await ask(act, days(), parent as unknown as typeof admin, 'parent')).status).toBe(404);
    expect((await ask(act, 'from=вчера&to=2026-01-01')).status).toBe(404);
    expect((await ask(act, 'from=2020-01-01&to=2026-01-01')).status).toBe(404);
  });

  test('days are chosen in the right order', async () => {
    const token = await tokenOf(admin, 'regional_admin');
    const choose = async (from: string, to: string) => {
      const body = new URLSearchParams({ from, to });
      const answer = await choosePeriod(posted('/admin/region/retention/period', { token, body }), {
        params: Promise.resolve(undefined),
      });
      return answer.headers.get('location');
    };
    expect(await choose('01.06.2026', '30.06.2026')).toBe(
      '/admin/region/retention?from=2026-06-01&to=2026-06-30',
    );
    expect(await choose('30.06.2026', '01.06.2026')).toContain('draft=');
  });
});
