import { describe, expect, test } from 'vitest';
import { POST as activate } from '@/app/counter/family/visits/[visitId]/activate/route';
import { GET as papers } from '@/app/counter/family/visits/[visitId]/paper/route';
import { POST as check } from '@/app/counter/family/check/route';
import { POST as keep } from '@/app/counter/family/draft/save/route';
import { POST as more } from '@/app/counter/family/new/more/route';
import { POST as save } from '@/app/counter/family/new/save/route';
import { POST as slip } from '@/app/counter/family/visits/[visitId]/slip/print/route';
import { formOf } from '@/app/_server/send-back';
import { openSession, sessionCookieName } from '@/lib/access/session';
import { Faults } from '@/lib/domain/refusal';
import { database, inTransaction } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { activateVisit, activateVisitFields, paperField } from '@/lib/reception/activate-visit';
import type { CheckedFamily } from '@/lib/reception/check-family';
import { missingQuery, stillToBring } from '@/lib/reception/missing-papers';
import { openKnownFamily } from '@/lib/reception/known-family';
import { registerVisit } from '@/lib/reception/register-visit';
import { openVisit } from '@/lib/reception/visit-desk';
import { listVisitDrafts } from '@/lib/reception/visit-draft';
import { visitFormPage } from '@/lib/reception/visit-form';
import { reserveIfFree } from '@/lib/reservations/reserve-record';
import { givenChild, givenParent, givenSetting, givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { refusalOf } from '@/tests/support/refusal-of';
import { givenIssued, givenTown, type Town } from '@/tests/support/town';
import { readVisit, typedVisit } from '@/tests/support/visit-form';

async function givenVisit(town: Town, ages: readonly number[] = [8, 6]) {
  const visitId = await registerVisit(town.operator.actor, readVisit(typedVisit({ ages })));
  const certificates = await database().certificate.findMany({
    where: { application: { visitId } },
    orderBy: { application: { number: 'asc' } },
    include: { papers: true },
  });
  return { visitId, certificates };
}

type Certificates = Awaited<ReturnType<typeof givenVisit>>['certificates'];

/** Everything lay on the desk in original, except what is said otherwise. */
function desk(certificates: Certificates, changes: Record<string, string> = {}): Record<string, string> {
  const values: Record<string, string> = { applicant_document: 'original' };
  for (const { id, papers: versions } of certificates) {
    values[paperField('paperId', id)] = versions[0]?.id ?? '';
    for (const key of ['application', 'consent', 'child_document', 'residence', 'snils'] as const) {
      values[paperField(key, id)] = 'original';
    }
  }
  return { ...values, ...changes };
}

async function statuses(visitId: string) {
  const rows = await database().certificate.findMany({
    where: { application: { visitId } },
    orderBy: { application: { number: 'asc' } },
    select: { status: true },
  });
  return rows.map(({ status }) => status);
}

describe('«Подписано, всё сверено: активировать»', () => {
  test('activates both children with their checks, consents and proven ties; twice does nothing more', async () => {
    const town = await givenTown();
    const { visitId, certificates } = await givenVisit(town);
    const read = activateVisitFields.parse(desk(certificates));
    await Promise.all([
      activateVisit(town.operator.actor, visitId, read),
      activateVisit(town.operator.actor, visitId, read),
    ]);
    await activateVisit(town.operator.actor, visitId, read);
    expect(await statuses(visitId)).toEqual(['active', 'active']);
    for (const { id, childId } of certificates) {
      expect(await database().certificateStatusChange.count({ where: { certificateId: id } })).toBe(2);
      expect(await database().consent.count({ where: { childId } })).toBe(1);
      const tie = await database().guardianship.findFirstOrThrow({ where: { childId } });
      expect(tie.provenById).toBe(town.operator.accountId);
      const seen = await database().paperCheck.findMany({ where: { certificateId: id } });
      expect(seen.map(({ result }) => result)).toEqual(Array.from({ length: 6 }, () => 'original'));
    }
    const audit = await database().auditEntry.count({
      where: { event: 'certificate_activated', subjectId: { in: certificates.map(({ id }) => id) } },
    });
    expect(audit).toBe(2);
  });

  test('a child whose paper was not brought is left, the other becomes active', async () => {
    const town = await givenTown();
    const { visitId, certificates } = await givenVisit(town);
    const last = certificates[1]?.id ?? '';
    const left = desk(certificates, { [paperField('child_document', last)]: 'none' });
    const answer = await activateVisit(town.operator.actor, visitId, activateVisitFields.parse(left));
    expect(answer).toEqual([{ certificateId: last, missing: ['child_document'] }]);
    expect(await statuses(visitId)).toEqual(['active', 'not_activated']);
    const visit = await openVisit(town.operator.actor, visitId);
    expect(visit.children.map(({ left: why }) => why)).toEqual([null, null]);
    const [, waiting] = visit.children;
    const certificate = waiting?.certificate ?? { id: '', papers: [] };
    const query = { missing: new URLSearchParams(missingQuery(answer)).get('missing') ?? '' };
    expect(stillToBring(query, certificate)).toEqual({
      marked: true,
      titles: ['Свидетельство о рождении ребёнка'],
    });
    expect(stillToBring({}, certificate).titles).toContain('Паспорт заявителя');
  });

  test('of an untouched list every paper is asked for at once, at its own child', async () => {
    const town = await givenTown();
    const { visitId, certificates } = await givenVisit(town);
    const refusal = await activateVisit(town.operator.actor, visitId, activateVisitFields.parse({})).catch(
      (error: unknown) => error,
    );
    const faults = refusal instanceof Faults ? refusal.all : {};
    const fields = certificates.flatMap(({ id }) =>
      (['application', 'consent', 'child_document', 'residence', 'snils'] as const).map((key) =>
        paperField(key, id),
      ),
    );
    expect(Object.keys(faults)).toEqual(['applicant_document', ...fields]);
    expect(formOf(refusal, {}, '/').errors).toEqual(faults);
  });

  test('a paper nobody answered for is asked for at its own child, and nothing is activated', async () => {
    const town = await givenTown();
    const { visitId, certificates } = await givenVisit(town);
    const last = certificates[1]?.id ?? '';
    const unanswered = Object.fromEntries(
      Object.entries(desk(certificates)).filter(([name]) => name !== paperField('consent', last)),
    );
    const refusal = await refusalOf(
      activateVisit(town.operator.actor, visitId, activateVisitFields.parse(unanswered)),
    );
    expect(refusal.field).toBe(paperField('consent', last));
    expect(await statuses(visitId)).toEqual(['not_activated', 'not_activated']);
  });

  test('a child whose record a colleague has open is left, and told so; the other becomes active', async () => {
    const town = await givenTown();
    const { visitId, certificates } = await givenVisit(town);
    const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    const last = certificates[1]?.id ?? '';
    await reserveIfFree(colleague.actor, last);
    const { children } = await openVisit(town.operator.actor, visitId);
    expect(children.map(({ left }) => left?.includes('С записью') ?? null)).toEqual([null, true]);
    await activateVisit(town.operator.actor, visitId, activateVisitFields.parse(desk(certificates)));
    expect(await statuses(visitId)).toEqual(['active', 'not_activated']);
  });

  test('copies only where the municipality takes them', async () => {
    const town = await givenTown();
    const { visitId, certificates } = await givenVisit(town, [8]);
    const id = certificates[0]?.id ?? '';
    const copy = activateVisitFields.parse(
      desk(certificates, { [paperField('child_document', id)]: 'copy' }),
    );
    const refusal = await refusalOf(activateVisit(town.operator.actor, visitId, copy));
    expect([refusal.field, await statuses(visitId)]).toEqual([
      paperField('child_document', id),
      ['not_activated'],
    ]);
    await givenSetting(town.municipalityId, 'papers', {
      proofOfResidence: 'unattached_only',
      acceptsCopies: true,
    });
    await activateVisit(town.operator.actor, visitId, copy);
    expect(await statuses(visitId)).toEqual(['active']);
    // A copy proves no tie.
    expect(
      await database().guardianship.count({ where: { childId: certificates[0]?.childId, provenAt: null } }),
    ).toBe(1);
  });

  test('a visit of another municipality is a missing one', async () => {
    const town = await givenTown();
    const { visitId, certificates } = await givenVisit(town);
    const stranger = await givenStaff({ role: 'operator' });
    expect((await refusalOf(openVisit(stranger.actor, visitId))).code).toBe('not_found');
    const read = activateVisitFields.parse(desk(certificates));
    expect((await refusalOf(activateVisit(stranger.actor, visitId, read))).code).toBe('not_found');
  });
});

describe('the pages of the visit', () => {
  async function asOperator(town: Town) {
    const { grantId: id, accountId } = town.operator;
    const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'operator' }));
    return {
      post: (
        route: typeof save,
        path: string,
        fields: Record<string, string>,
        params?: Record<string, string>,
      ) =>
        route(posted(path, { token, body: new URLSearchParams(fields) }), {
          params: Promise.resolve(params as never),
        }),
      get: (route: typeof papers, visitId: string) =>
        route(
          new Request(`http://localhost/counter/family/visits/${visitId}/paper`, {
            headers: { cookie: `${sessionCookieName()}=${token}` },
          }),
          { params: Promise.resolve({ visitId }) },
        ),
    };
  }

  test('from the form to active certificates and the slip in three screens', async () => {
    const town = await givenTown();
    const operator = await asOperator(town);
    const typed = typedVisit({ ages: [9, 7] });
    const saved = await operator.post(save, '/counter/family/new/save', typed);
    const visitId = typed.visitId ?? '';
    expect(saved.headers.get('location')).toBe(`/counter/family/visits/${visitId}`);
    const pdf = await operator.get(papers, visitId);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const certificates = await database().certificate.findMany({
      where: { application: { visitId } },
      include: { papers: true },
    });
    const done = await operator.post(
      activate as typeof save,
      `/counter/family/visits/${visitId}/activate`,
      desk(certificates),
      { visitId },
    );
    expect(done.headers.get('location')).toBe(`/counter/family/visits/${visitId}/done`);
    const printed = await operator.post(
      slip as typeof save,
      `/counter/family/visits/${visitId}/slip/print`,
      { printId: crypto.randomUUID(), reason: 'first' },
      { visitId },
    );
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const visit = await database().familyVisit.findUniqueOrThrow({
      where: { id: visitId },
      include: { applicant: { include: { account: true } } },
    });
    expect(visit.applicant.account?.login).toMatch(/\d{5}$/);
  });

  test('another child: the surname is filled in, nothing typed is lost', async () => {
    const town = await givenTown();
    const operator = await asOperator(town);
    const typed: Record<string, string> = { ...typedVisit(), step: 'add' };
    const answer = await operator.post(more, '/counter/family/new/more', typed);
    const [, draft = ''] =
      /draft=([0-9a-f-]{36})#field-child2Surname$/.exec(answer.headers.get('location') ?? '') ?? [];
    const form = await findDraft(draft, town.operator.accountId, visitFormPage);
    const { step, ...kept } = typed;
    expect(step).toBe('add');
    expect(form?.values).toEqual({
      ...kept,
      children: '2',
      child2Surname: typed.child1Surname,
      child2Ground: 'parent',
    });
  });

  test('what is typed is kept under the id of the form, for its own operator only', async () => {
    const town = await givenTown();
    const operator = await asOperator(town);
    const typed = typedVisit();
    const kept = async (values: Record<string, string>): Promise<unknown> =>
      (await operator.post(keep, '/counter/family/draft/save', values)).json();
    expect(await kept(typed)).toEqual({ kept: true });
    const later = { ...typed, address: 'ул. Поздняя, 3' };
    expect(await kept(later)).toEqual({ kept: true });
    const [draft] = await listVisitDrafts(town.operator.actor);
    expect(draft?.id).toBe(typed.visitId);
    const form = await findDraft(draft?.id ?? '', town.operator.accountId, visitFormPage);
    expect(form?.values.address).toBe('ул. Поздняя, 3');
    const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    expect(await listVisitDrafts(colleague.actor)).toEqual([]);
    await registerVisit(town.operator.actor, readVisit(typed));
    expect(await kept(typed)).toEqual({ kept: false });
    expect(await listVisitDrafts(town.operator.actor)).toEqual([]);
  });

  test('while typing: who has a certificate, who is known, and no word of a stranger', async () => {
    const town = await givenTown();
    const operator = await asOperator(town);
    const issued = await givenIssued(town);
    const far = await givenIssued(await givenTown());
    const known = await givenChild({ parent: await givenParent(), municipalityId: town.municipalityId });
    const typed = typedVisit({ ages: [8, 8, 8] });
    const ids = [issued.childId, far.childId, known.childId];
    for (const [at, id] of ids.entries()) {
      const person = await database().person.findUniqueOrThrow({ where: { id } });
      typed[`child${at + 1}Surname`] = person.surname;
      typed[`child${at + 1}GivenName`] = person.givenName;
      typed[`child${at + 1}Patronymic`] = person.patronymic ?? '';
      typed[`child${at + 1}BirthDate`] = person.birthDate?.toISOString().slice(0, 10) ?? '';
      typed[`child${at + 1}Snils`] = '';
    }
    const answer = await operator.post(check, '/counter/family/check', typed);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const { children } = (await answer.json()) as CheckedFamily;
    expect(children.map(({ block, kind }) => [block, kind])).toEqual([
      [1, 'certified'],
      [3, 'known'],
    ]);
  });

  test('what is known of a family is offered as the values of the form; a stranger is a missing one', async () => {
    const town = await givenTown();
    const parent = await givenParent();
    const child = await givenChild({ parent, document: true, municipalityId: town.municipalityId });
    const family = await openKnownFamily(town.operator.actor, child.childId, null);
    expect(family.values).toMatchObject({
      applicant: 'parent',
      parentRecord: parent.personId,
      child1Record: child.childId,
    });
    const look = await database().auditEntry.count({
      where: { event: 'family_opened', childId: child.childId },
    });
    expect(look).toBe(1);
    const stranger = await givenStaff({ role: 'operator' });
    expect((await refusalOf(openKnownFamily(stranger.actor, child.childId, null))).code).toBe('not_found');
  });
});
