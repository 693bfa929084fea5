import { describe, expect, test } from 'vitest';
import { formatDate } from '@/lib/domain/dates';
import { fullName } from '@/lib/domain/names';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealPersonField } from '@/lib/platform/sealed-fields';
import { registerVisit } from '@/lib/reception/register-visit';
import { registerVisitFields } from '@/lib/reception/visit-fields';
import { givenChild, givenInstitution, givenParent, givenStaff } from '@/tests/support/given';
import { refusalOf } from '@/tests/support/refusal-of';
import { givenIssued, givenTown } from '@/tests/support/town';
import { readVisit, typedVisit } from '@/tests/support/visit-form';

function applicationsOf(visitId: string) {
  return database().application.findMany({
    where: { visitId },
    orderBy: { number: 'asc' },
    include: {
      certificate: { include: { papers: true, group: true } },
      child: { include: { person: true } },
    },
  });
}

describe('a family at the counter', () => {
  test('two children: applications, certificates and papers of all commit together', async () => {
    const town = await givenTown();
    const typed = typedVisit({ ages: [8, 6] });
    const id = await registerVisit(town.operator.actor, readVisit(typed));
    expect(id).toBe(typed.visitId);
    const applications = await applicationsOf(id);
    expect(applications.map(({ channel, status, email }) => [channel, status, email])).toEqual([
      ['in_person', 'certificate_issued', null],
      ['in_person', 'certificate_issued', null],
    ]);
    for (const { certificate, child, childId, applicantId } of applications) {
      expect(certificate?.status).toBe('not_activated');
      expect(certificate?.papers).toHaveLength(1);
      expect(certificate?.groupId).toBe(town.group.id);
      expect(child.municipalityId).toBe(town.municipalityId);
      expect(child.unattached).toBe(true);
      expect(unsealPersonField('address', childId, child.person.addressSealed)).toBe(typed.address);
      const tie = await database().guardianship.findFirstOrThrow({ where: { childId } });
      expect([tie.guardianId, tie.provenAt]).toEqual([applicantId, null]);
    }
    const visit = await database().familyVisit.findUniqueOrThrow({ where: { id } });
    expect(visit.operatorId).toBe(town.operator.accountId);
    const audit = await database().auditEntry.findMany({ where: { subjectId: visit.applicantId } });
    expect(audit.map(({ event }) => event)).toContain('family_received');
  });

  test('sent twice, and by two presses at once, it is entered once', async () => {
    const town = await givenTown();
    const family = readVisit(typedVisit());
    await Promise.all([
      registerVisit(town.operator.actor, family),
      registerVisit(town.operator.actor, family),
    ]);
    await registerVisit(town.operator.actor, family);
    expect(await applicationsOf(family.visitId)).toHaveLength(1);
    const other = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    expect((await refusalOf(registerVisit(other.actor, family))).code).toBe('conflict');
  });

  test('a fault of the second child leaves nothing of the first', async () => {
    const town = await givenTown();
    const typed = typedVisit({ ages: [8, 7] });
    const issued = await givenIssued(town);
    const document = await database().identityDocument.findFirstOrThrow({
      where: { personId: issued.childId },
    });
    const before = await database().person.count();
    const person = await database().person.findUniqueOrThrow({ where: { id: issued.childId } });
    const snils = unsealPersonField('snils', person.id, person.snilsSealed) ?? '';
    const refusal = await refusalOf(
      registerVisit(
        town.operator.actor,
        readVisit({
          ...typed,
          child2Surname: person.surname,
          child2GivenName: person.givenName,
          child2Patronymic: person.patronymic ?? '',
          child2Snils: snils,
        }),
      ),
    );
    expect(document.personId).toBe(issued.childId);
    expect([refusal.code, refusal.field]).toEqual(['conflict', 'child2Snils']);
    expect(refusal.sentence).toContain('сертификат уже есть');
    expect(await database().person.count()).toBe(before);
    expect(await applicationsOf(typed.visitId ?? '')).toEqual([]);
  });

  test('a certificate of another municipality is refused without a word of where', async () => {
    const town = await givenTown();
    const far = await givenIssued(await givenTown());
    const person = await database().person.findUniqueOrThrow({ where: { id: far.childId } });
    const refusal = await refusalOf(
      registerVisit(
        town.operator.actor,
        readVisit({
          ...typedVisit(),
          child1Surname: person.surname,
          child1GivenName: person.givenName,
          child1Patronymic: person.patronymic ?? '',
          child1Snils: unsealPersonField('snils', person.id, person.snilsSealed) ?? '',
        }),
      ),
    );
    expect(refusal.sentence).toMatch(/^Сертификат уже есть: ребёнок с таким документом или СНИЛС/);
    expect(refusal.sentence).not.toMatch(/\d{2} \d{2}/);
  });

  test('a possible duplicate gets its number, and its activation waits', async () => {
    const town = await givenTown();
    const typed = typedVisit();
    await registerVisit(town.operator.actor, readVisit(typed));
    const again = typedVisit();
    const slip = { child1Surname: `${typed.child1Surname}а` };
    const alike = {
      ...again,
      child1GivenName: typed.child1GivenName ?? '',
      child1Patronymic: typed.child1Patronymic ?? '',
      child1BirthDate: typed.child1BirthDate ?? '',
      ...slip,
    };
    const id = await registerVisit(town.operator.actor, readVisit(alike));
    const [application] = await applicationsOf(id);
    expect(application?.certificate?.number).toMatch(/^\d{10}$/);
    const childId = application?.childId ?? '';
    const suspicions = await database().duplicateSuspicion.findMany({
      where: { OR: [{ childAId: childId }, { childBId: childId }] },
    });
    expect(suspicions).toHaveLength(1);
  });

  test('under five the application is accepted and the number waits for the birthday', async () => {
    const town = await givenTown();
    const id = await registerVisit(town.operator.actor, readVisit(typedVisit({ ages: [4] })));
    const [application] = await applicationsOf(id);
    expect([application?.status, application?.certificate]).toEqual(['confirmed', null]);
  });

  test('a child of fourteen applies alone', async () => {
    const town = await givenTown();
    const typed = typedVisit({ ages: [15] });
    const alone = readVisit({
      ...typed,
      applicant: 'child',
      child1Address: 'ул. Новая, 2',
      child1Kind: 'passport',
    });
    const id = await registerVisit(town.operator.actor, alone);
    const [application] = await applicationsOf(id);
    expect(application?.applicantId).toBe(application?.childId);
    expect(await database().guardianship.count({ where: { childId: application?.childId } })).toBe(0);
    const young = registerVisitFields.safeParse({ ...typedVisit({ ages: [12] }), applicant: 'child' });
    expect(young.error?.issues.map(({ path }) => path.join('.'))).toContain('child1BirthDate');
  });

  test('who is known by passport goes on with the same record; of a namesake it is asked', async () => {
    const town = await givenTown();
    const first = typedVisit();
    await registerVisit(town.operator.actor, readVisit(first));
    const again = { ...typedVisit(), ...guardianOf(first) };
    const id = await registerVisit(town.operator.actor, readVisit(again));
    const [application] = await applicationsOf(id);
    expect(await database().familyVisit.count({ where: { applicantId: application?.applicantId } })).toBe(2);

    const { kind, series, number } = typedVisit();
    const namesake = { ...typedVisit(), ...guardianOf(first), ...{ kind, series, number } } as Record<
      string,
      string
    >;
    const refusal = await refusalOf(registerVisit(town.operator.actor, readVisit(namesake)));
    expect(refusal.field).toBe('parentRecord');
    await registerVisit(town.operator.actor, readVisit({ ...namesake, parentRecord: 'other' }));
  });

  test('a child whose family prepared everything in the cabinet goes on with its record and application', async () => {
    const town = await givenTown();
    const parent = await givenParent();
    const child = await givenChild({ parent, document: true, municipalityId: town.municipalityId });
    const { id: applicationId } = await database().application.create({
      data: {
        childId: child.childId,
        applicantId: parent.personId,
        email: 'no@example.com',
        createdAt: now(),
      },
    });
    const person = await database().person.findUniqueOrThrow({ where: { id: child.childId } });
    const mother = await database().person.findUniqueOrThrow({ where: { id: parent.personId } });
    const typed = typedVisit();
    const family = {
      ...typed,
      surname: mother.surname,
      givenName: mother.givenName,
      patronymic: mother.patronymic ?? '',
      parentRecord: mother.id,
      child1Surname: person.surname,
      child1GivenName: person.givenName,
      child1Patronymic: person.patronymic ?? '',
      child1BirthDate: formatDate(child.birthDate),
      child1Snils: '',
      child1Record: person.id,
    };
    const id = await registerVisit(town.operator.actor, readVisit(family));
    const [application] = await applicationsOf(id);
    expect([application?.id, application?.channel]).toEqual([applicationId, 'cabinet']);
    expect(application?.certificate?.status).toBe('not_activated');
    const change = await database().auditEntry.findFirst({
      where: { subjectId: mother.id, event: 'person_changed' },
      include: { change: true },
    });
    expect(change?.change).not.toBeNull();
  });

  test('whom a court has taken the child from does not come back by way of the counter', async () => {
    const town = await givenTown();
    const typed = typedVisit({ ages: [4] });
    const id = await registerVisit(town.operator.actor, readVisit(typed));
    const [application] = await applicationsOf(id);
    await database().guardianship.updateMany({
      where: { childId: application?.childId },
      data: { endedAt: now(), endGround: 'court', endedById: town.operator.accountId },
    });
    const again = { ...typed, visitId: typedVisit().visitId ?? '' };
    const refusal = await refusalOf(registerVisit(town.operator.actor, readVisit(again)));
    expect(refusal.sentence).toContain('прекращена решением');
  });
});

describe('who may', () => {
  test('an institution of own pupils takes only these; one without the right nobody', async () => {
    const town = await givenTown();
    const { municipalityId } = town;
    const garden = await givenInstitution({ municipalityId, kind: 'kindergarten', accepts: 'own_pupils' });
    const keeper = await givenStaff({ role: 'operator', institutionId: garden.id });
    const stranger = await refusalOf(registerVisit(keeper.actor, readVisit(typedVisit())));
    expect(stranger.field).toBe('child1Institution');
    await registerVisit(keeper.actor, readVisit(typedVisit({ institution: garden.id })));

    const closed = await givenInstitution({
      municipalityId,
      accepts: 'everybody',
      to: today().subtract({ days: 1 }),
    });
    const late = await givenStaff({ role: 'operator', institutionId: closed.id });
    expect((await refusalOf(registerVisit(late.actor, readVisit(typedVisit())))).code).toBe('forbidden');
    const issuer = await givenStaff({ role: 'login_issuer', municipalityId });
    expect((await refusalOf(registerVisit(issuer.actor, readVisit(typedVisit())))).code).toBe('forbidden');
  });

  test('the database keeps an application of a visit with its own applicant and never awaiting a letter', async () => {
    const town = await givenTown();
    const id = await registerVisit(town.operator.actor, readVisit(typedVisit({ ages: [4] })));
    const stranger = await givenParent();
    const child = await givenChild({ parent: stranger, municipalityId: town.municipalityId });
    const foreign = { childId: child.childId, applicantId: stranger.personId, visitId: id };
    await expect(database().application.create({ data: foreign })).rejects.toThrow(/own applicant/);
    const awaiting = { ...foreign, visitId: null, channel: 'in_person' as const };
    await expect(database().application.create({ data: awaiting })).rejects.toThrow(/application_in_person/);
    await expect(
      database().familyVisit.update({ where: { id }, data: { createdAt: now() } }),
    ).rejects.toThrow();
  });
});

function guardianOf(typed: Record<string, string>) {
  const { surname = '', givenName = '', patronymic = '', kind = '', series = '', number = '' } = typed;
  expect(fullName({ surname, givenName, patronymic })).not.toBe('');
  return { surname, givenName, patronymic, kind, series, number };
}
