import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { formatDate, parseDate } from '@/lib/domain/dates';
import { deskReasons, factTitles } from '@/lib/domain/desk-corrections';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { formatPhone } from '@/lib/domain/phone';
import { formatSnils } from '@/lib/domain/snils';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';

const listedAtOnce = 20;

type Values = Readonly<Record<string, string | null>>;
type Change = { before: Values; after: Values; comment?: string | null };

/** What operators have put right of the child of this certificate and its applicant, the latest first, with the values before and after. */
export async function listCorrectionsMade(actor: OperatorActor, certificateId: string) {
  requirePermission(actor, 'register.search');
  const { childId } = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true },
    }),
  );
  const rows = await database().auditEntry.findMany({
    where: { childId, event: 'data_corrected' },
    orderBy: { id: 'desc' },
    take: listedAtOnce,
    select: {
      id: true,
      at: true,
      details: true,
      account: { select: { staffName: true } },
      institution: { select: { shortName: true } },
      change: { select: { sealed: true } },
    },
  });
  const changes = rows.map((row) => ({ ...row, values: valuesOf(row.id, row.change?.sealed ?? null) }));
  const schools = await schoolNames(changes.map(({ values }) => values));
  return changes.map(({ id, at, details, account, institution, values }) => ({
    id: String(id),
    at,
    by: [account?.staffName, institution?.shortName].filter(Boolean).join(', '),
    reason: reasonOf(details),
    comment: values?.comment ?? null,
    /** Empty where the values were destroyed after their time. */
    fields: Object.keys(values?.after ?? {}).map((field) => ({
      title: factTitles[field] ?? field,
      before: shown(field, values?.before[field] ?? null, schools),
      after: shown(field, values?.after[field] ?? null, schools),
    })),
  }));
}

export type CorrectionMade = Awaited<ReturnType<typeof listCorrectionsMade>>[number];

function valuesOf(id: bigint, sealed: Uint8Array | null): Change | null {
  // Only recordAudit writes this column.
  return sealed && (JSON.parse(unsealText(`change_record.sealed:${id}`, sealed)) as Change);
}

function reasonOf(details: unknown): string {
  const key = (details as { reason?: string }).reason ?? '';
  const reason = Object.entries(deskReasons).find(([known]) => known === key);
  return reason?.[1].title ?? '';
}

async function schoolNames(changes: readonly (Change | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = changes.flatMap((change) =>
    change ? [change.before.institution, change.after.institution].filter(isId) : [],
  );
  if (ids.length === 0) return new Map();
  const rows = await database().institution.findMany({
    where: { id: { in: ids } },
    select: { id: true, shortName: true },
  });
  return new Map(rows.map(({ id, shortName }) => [id, shortName]));
}

function isId(value: string | null | undefined): value is string {
  return typeof value === 'string' && value.includes('-');
}

/** A value as people read it. */
function shown(field: string, value: string | null, schools: ReadonlyMap<string, string>): string {
  if (value === null || value === '') return 'не указано';
  switch (field) {
    case 'snils':
      return formatSnils(value);
    case 'phone':
      return formatPhone(value);
    case 'birthDate':
    case 'issuedOn': {
      const date = parseDate(value);
      return date ? formatDate(date) : value;
    }
    case 'kind':
      return Object.entries(identityDocumentKinds).find(([kind]) => kind === value)?.[1].title ?? value;
    case 'institution':
      return schools.get(value) ?? 'не посещает';
    default:
      return value;
  }
}
