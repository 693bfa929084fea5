import { beforeAll, describe, expect, it } from 'vitest';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { compareChildren, type ChildIdentity } from '@/lib/domain/same-child';
import { childDetailsComplete } from '@/lib/domain/completeness';
import { parseSnils } from '@/lib/domain/snils';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { demoAccounts, demoPassword } from '@/lib/local/demo-accounts';
import { loadDemoData } from '@/lib/local/demo-data';
import { paperContext } from '@/lib/certificates/make-paper';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import type { Role } from '@/lib/domain/roles';
import { passwordMatches } from '@/lib/platform/passwords';
import { unsealPersonField } from '@/lib/platform/sealed-fields';
import { readStoredFile } from '@/lib/platform/storage';

const rolesOf = {
  'demo-parent': 'parent',
  'demo-parent-2': 'parent',
  'demo-child': 'child',
  'demo-first': 'parent',
  'demo-operator': 'operator',
  'demo-operator-2': 'operator',
  'demo-school': 'login_issuer',
  'demo-municipality': 'municipal_admin',
  'demo-region': 'regional_admin',
} as const satisfies Record<keyof typeof demoAccounts, Role>;

type Login = keyof typeof demoAccounts;

/** Rows of every table of the portal. */
async function countRows(): Promise<Record<string, number>> {
  const db = database();
  const rows = await db.$queryRaw<{ name: string; rows: number }[]>`
    select table_name as name,
      (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text::int as rows
    from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

async function personOf(login: Login) {
  const account = await database().account.findUniqueOrThrow({
    where: { login },
    select: { person: { include: { documents: true } } },
  });
  if (!account.person) throw new Error(`${login} is nobody of a family`);
  return account.person;
}

/** Children of the parent, the eldest first. */
function childrenOf(login: Login) {
  return database().child.findMany({
    where: { guardianships: { some: { guardian: { account: { login } }, endedAt: null } } },
    orderBy: { person: { birthDate: 'asc' } },
    include: { person: { include: { documents: { include: { scan: true } } } }, certificates: true },
  });
}

type Child = Awaited<ReturnType<typeof childrenOf>>[number];

function birthDateOf({ person }: Child) {
  if (!person.birthDate) throw new Error('A child has a birth date');
  return plainDate(person.birthDate);
}

function isComplete({ person, ...child }: Child): boolean {
  return childDetailsComplete({
    address: person.addressSealed !== null,
    municipality: child.municipalityId !== null,
    institution: child.institutionId !== null,
    unattached: child.unattached,
  });
}

beforeAll(async () => {
  expect(await loadDemoData()).toBe('loaded');
});

describe('demo accounts', () => {
  it.each(Object.entries(rolesOf))('%s signs in as %s with the demo password', async (login, role) => {
    const account = await database().account.findUniqueOrThrow({
      where: { login },
      include: { grants: true },
    });
    expect(account.grants.map((grant) => grant.role)).toEqual([role]);
    expect(await passwordMatches(demoPassword, account.passwordHash)).toBe(true);
    expect(account.mustChangePassword).toBe(login === 'demo-first');
    expect(account.blockedAt).toBeNull();
  });

  it('opens nobody else with the demo password', async () => {
    const others = await database().account.findMany({
      where: { login: { notIn: Object.keys(demoAccounts) } },
      distinct: ['passwordHash'],
      select: { passwordHash: true },
    });
    expect(others).toHaveLength(1);
    expect(await passwordMatches(demoPassword, others[0]?.passwordHash ?? null)).toBe(false);
  });

  it('places the staff', async () => {
    const grants = await database().accountGrant.findMany({
      where: { account: { login: { startsWith: 'demo-' } }, role: { in: ['operator', 'login_issuer'] } },
      orderBy: { account: { login: 'asc' } },
      select: { institution: { select: { shortName: true, municipality: { select: { code: true } } } } },
    });
    expect(grants.map(({ institution }) => institution)).toEqual([
      { shortName: 'МАУ ДО «ДЮЦ «Орион»', municipality: { code: '01' } },
      { shortName: 'МБУ ДО «ЦРТДЮ»', municipality: { code: '07' } },
      { shortName: 'МБОУ «СОШ № 34»', municipality: { code: '01' } },
    ]);
  });
});

describe('families of the demo accounts', () => {
  it('gives demo-parent complete children of 15 and 8 without documents', async () => {
    const parent = await personOf('demo-parent');
    const children = await childrenOf('demo-parent');
    expect(parent.documents).toHaveLength(1);
    expect([parent.addressSealed, parent.phoneSealed]).not.toContain(null);
    expect(children.map((child) => ageOn(birthDateOf(child), today()))).toEqual([15, 8]);
    expect(children.every(isComplete)).toBe(true);
    expect(children.flatMap(({ person }) => person.documents)).toEqual([]);
  });

  it('gives demo-parent-2 a child with an active certificate and one who turns 5 in twelve days', async () => {
    const [elder, younger] = await childrenOf('demo-parent-2');
    expect(elder?.certificates.map(({ status }) => status)).toEqual(['active']);
    if (!younger) throw new Error('There is a second child');
    expect(birthDateOf(younger).add({ years: 5 }).toString()).toBe(today().add({ days: 12 }).toString());
    expect(isComplete(younger)).toBe(true);
    expect(younger.person.documents[0]?.scan?.status).toBe('ready');
  });

  it('gives demo-child data, no document and a parent without an account', async () => {
    const { id, documents, phoneSealed, addressSealed, birthDate } = await personOf('demo-child');
    expect(birthDate && ageOn(plainDate(birthDate), today())).toBe(15);
    expect(documents).toEqual([]);
    expect([phoneSealed, addressSealed]).not.toContain(null);
    const ties = await database().guardianship.findMany({
      where: { childId: id },
      select: { guardian: { select: { account: true } } },
    });
    expect(ties).toEqual([{ guardian: { account: null } }]);
  });

  it('gives demo-first a child of 9 whom the school entered', async () => {
    const children = await childrenOf('demo-first');
    expect(children.map((child) => ageOn(birthDateOf(child), today()))).toEqual([9]);
    expect(children.every(isComplete)).toBe(true);
  });
});

describe('everything around', () => {
  it('fills every table that the rooms show', async () => {
    const counts = await countRows();
    const later = [
      'audit_seal',
      'backup_code',
      'bad_address',
      'booking',
      'booking_setting',
      'certificate_change',
      'calendar_change',
      'child_merge',
      'proposal',
      'proposal_item',
      'register_export',
      'register_view',
      'change_record',
      'destruction_record',
      'family_visit',
      'form_draft',
      'kept_paper',
      'letter_addition',
      'ground_document',
      'group_activation',
      'group_activation_item',
      'institution_address',
      'institution_phone',
      'import_column_memory',
      'import_row',
      'life_day',
      'life_notice',
      'login_slip',
      'maintenance',
      'municipality_merge',
      'municipality_name',
      'municipality_population',
      'paper_template',
      'passkey',
      'passkey_challenge',
      'password_recovery',
      'pending_correction',
      'pending_sign_in',
      'provider_link',
      'provider_offer',
      'provider_trip',
      'rate_limit',
      'record_reservation',
      'report_count',
      'report_day',
      'report_standing',
      'report_standing_month',
      'retention_run',
      'second_factor',
      'session',
      'slip_print',
      'staff_invitation',
      'table_import',
      '_prisma_migrations',
    ];
    const empty = Object.entries(counts).filter(([, rows]) => rows === 0);
    expect(empty.filter(([name]) => !later.includes(name))).toEqual([]);
    expect(counts.municipality).toBe(3);
    expect(counts.child).toBeGreaterThan(60);
  });

  it('knows certificates and applications in every status', async () => {
    const certificates = await database().certificate.findMany({
      distinct: ['status'],
      select: { status: true },
    });
    expect(certificates.map(({ status }) => status).toSorted()).toEqual(
      Object.keys(certificateStatuses).toSorted(),
    );
    const applications = await database().application.findMany({
      distinct: ['status'],
      select: { status: true },
    });
    expect(applications).toHaveLength(5);
  });

  it('has readable papers, data and scans', async () => {
    const papers = await database().paper.findMany({ include: { certificate: true } });
    for (const { id, contentSealed, certificate } of papers) {
      expect(unsealText(paperContext(id), contentSealed).replace(/\s/g, '')).toContain(certificate.number);
    }
    const people = await database().person.findMany();
    for (const { id, snilsSealed, addressSealed } of people) {
      const snils = unsealPersonField('snils', id, snilsSealed);
      expect(snils === null || parseSnils(snils) === snils).toBe(true);
      expect(unsealPersonField('address', id, addressSealed)).toMatch(/^\d{6}, /);
    }
    const pages = await database().scanPage.findMany();
    for (const { storageKey, size } of pages) expect((await readStoredFile(storageKey)).length).toBe(size);
  });

  it('holds one pair of children that may be one, and no other', async () => {
    const rows = await database().child.findMany({ include: { person: { include: { documents: true } } } });
    const identities = rows.map((row): ChildIdentity & { id: string } => ({
      id: row.personId,
      surname: row.person.surname,
      givenName: row.person.givenName,
      patronymic: row.person.patronymic,
      birthDate: plainDate(row.person.birthDate ?? new Date(0)),
      snilsIndex: row.person.snilsIndex && Buffer.from(row.person.snilsIndex).toString('hex'),
      documentIndexes: row.person.documents.map(({ numberIndex }) =>
        Buffer.from(numberIndex).toString('hex'),
      ),
    }));
    const pairs = identities.flatMap((a, at) =>
      identities.slice(at + 1).flatMap((b) => {
        const { verdict, alike } = compareChildren(a, b);
        const [childAId, childBId] = [a.id, b.id].toSorted();
        return verdict === 'different' ? [] : [{ childAId, childBId, alike }];
      }),
    );
    const recorded = await database().duplicateSuspicion.findMany({
      select: { childAId: true, childBId: true, alike: true },
    });
    expect(recorded).toEqual(pairs);
    expect(recorded).toHaveLength(1);
  });

  it('continues the numbers of applications', async () => {
    const { _max: highest } = await database().application.aggregate({ _max: { number: true } });
    const { childId, applicantId } = await database().application.findFirstOrThrow({
      where: { status: 'cancelled' },
    });
    const next = await database().application.create({ data: { childId, applicantId } });
    await database().application.delete({ where: { id: next.id } });
    expect(next.number).toBe((highest.number ?? 0) + 1);
  });
});

it('leaves a database with people alone', async () => {
  const before = await countRows();
  expect(await loadDemoData()).toBe('already_has_people');
  expect(await countRows()).toEqual(before);
});
