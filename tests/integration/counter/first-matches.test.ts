import { beforeAll, describe, expect, test } from 'vitest';
import { POST } from '@/app/counter/search/suggest/route';
import { openSession } from '@/lib/access/session';
import type { OperatorActor } from '@/lib/access/actor';
import { listFirstMatches } from '@/lib/counter/first-matches';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate } from '@/lib/domain/dates';
import type { Role } from '@/lib/domain/roles';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import {
  givenApplication,
  givenChild,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { givenRecord, type GivenRecord } from '@/tests/support/register';
import { noTraces, tracesOf } from '@/tests/support/traces';

type Account = { accountId: string; grantId: string };

let municipalityId: string;
let code: string;
let staff: Account & { actor: OperatorActor };
let operator: OperatorActor;
let foreign: OperatorActor;
let record: GivenRecord;
let waiting: { childId: string; number: number; note: string };

beforeAll(async () => {
  ({ id: municipalityId, code } = await givenMunicipality());
  staff = await givenStaff({ role: 'operator', municipalityId });
  operator = staff.actor;
  foreign = (await givenStaff({ role: 'operator' })).actor;
  record = await givenRecord({
    municipalityId,
    number: `42${code}314159`,
    name: { surname: 'Подсказова', givenName: 'Анна', patronymic: 'Петровна' },
  });
  const parent = await givenParent();
  const name = { surname: 'Подсказов', givenName: 'Борис', patronymic: null };
  const { childId, birthDate } = await givenChild({ parent, municipalityId, name });
  const { number } = await givenApplication({ childId, applicantId: parent.personId });
  const note = `${formatDate(birthDate)}, заявка № ${number}, Заявка на сертификат не подтверждена`;
  waiting = { childId, number, note };
});

const matches = (query: string, actor = operator) => listFirstMatches(actor, { query, birthDate: null });
const idsOf = async (query: string, actor = operator) => (await matches(query, actor)).map(({ id }) => id);

describe('the first matches', () => {
  test('of a name: where each leads and what tells them apart', async () => {
    expect(await matches('подс')).toEqual([
      {
        id: waiting.childId,
        name: 'Подсказов Борис',
        note: waiting.note,
        href: null,
        words: `Подсказов Борис ${waiting.note.slice(0, 10)}`,
      },
      {
        id: record.certificateId,
        name: 'Подсказова Анна Петровна',
        note: `${formatDate(record.birthDate)}, ${formatCertificateNumber(record.number)}, Не активирован`,
        href: `/counter/certificates/${record.certificateId}`,
        words: `Подсказова Анна Петровна ${formatDate(record.birthDate)}`,
      },
    ]);
  });

  test('the words of a child without a record find it alone', async () => {
    expect(await idsOf(`Подсказов Борис ${waiting.note.slice(0, 10)}`)).toEqual([waiting.childId]);
  });

  test('of a number from its beginning on, of a code, of an application, of the other layout', async () => {
    const { certificateId, paperCode } = record;
    for (const query of [`42${code}3`, `42 ${code} 314`, record.number, paperCode, 'gjlcrfpjdf']) {
      expect(await idsOf(query), query).toEqual([certificateId]);
    }
    expect(await idsOf(`заявка ${waiting.number}`)).toEqual([waiting.childId]);
  });

  test('of what is out of scope, too short or no search yet there are none, and nobody is blamed', async () => {
    for (const query of ['Подсказ', record.number, record.paperCode, `42${code}3`, `№ ${waiting.number}`]) {
      expect(await matches(query, foreign), query).toEqual([]);
    }
    const traces = await tracesOf(async () => {
      for (const query of ['По', ' .П. ', '12345678901234', '%%%', 'wrxq']) {
        expect(await matches(query), query).toEqual([]);
      }
    });
    expect(traces).toEqual(noTraces);
  });

  test('at most eight', async () => {
    const crowd = await givenMunicipality();
    const { actor } = await givenStaff({ role: 'operator', municipalityId: crowd.id });
    for (let at = 0; at < 9; at += 1) {
      const name = { surname: 'Девятов', givenName: `Ян${'а'.repeat(at)}`, patronymic: null };
      await givenChild({ municipalityId: crowd.id, name });
    }
    expect(await idsOf('Девятов', actor)).toHaveLength(8);
  });

  test('are recorded with their number and never their words', async () => {
    const { audit } = await tracesOf(() => matches('Подсказ'));
    expect(audit).toMatchObject([
      {
        event: 'register_searched',
        subject: ['account', operator.accountId],
        details: { by: 'name', withBirthDate: false, answer: 'first_matches', hits: 2 },
      },
    ]);
  });
});

describe('the route', () => {
  async function ask(fields: Record<string, string>, as?: { account: Account; role: Role }, headers = {}) {
    const token = as
      ? await inTransaction((tx) =>
          openSession(tx, { id: as.account.grantId, accountId: as.account.accountId, role: as.role }),
        )
      : undefined;
    const body = new URLSearchParams(fields);
    const answer = await POST(posted('/counter/search/suggest', { token, headers, body }));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return { answer, body: (await answer.json()) as { matches?: { id: string }[]; error?: string } };
  }

  test('answers an operator', async () => {
    const { answer, body } = await ask(
      { query: 'Подсказова', birthDate: '' },
      { account: staff, role: 'operator' },
    );
    expect(answer.status).toBe(200);
    expect(body.matches?.map(({ id }) => id)).toEqual([record.certificateId]);
    const unfinished = { query: 'Подсказова', birthDate: '12' };
    expect((await ask(unfinished, { account: staff, role: 'operator' })).body).toEqual({ matches: [] });
  });

  test('and nobody else', async () => {
    const issuer = await givenStaff({ role: 'login_issuer', municipalityId });
    const fields = { query: 'Подсказова', birthDate: '' };
    expect((await ask(fields)).answer.status).toBe(401);
    expect((await ask(fields, { account: issuer, role: 'login_issuer' })).answer.status).toBe(404);
    expect((await ask(fields, { account: record.parent, role: 'parent' })).answer.status).toBe(404);
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await ask(fields, { account: staff, role: 'operator' }, elsewhere)).answer.status).toBe(403);
  });

  test('after two thousand in an hour one waits, and still may search', async () => {
    const busy = await givenStaff({ role: 'operator', municipalityId });
    await countAttempt(['register_matches', busy.accountId]);
    await database().rateLimit.updateMany({ data: { points: 2000 } });
    const { answer, body } = await ask({ query: 'Подсказова' }, { account: busy, role: 'operator' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.error).toContain('Слишком много попыток');
  });
});
