import type { Actor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { changedFields } from '@/lib/domain/changed-fields';
import { deskMatters, deskReasonsOf, factTitles, type DeskMatter } from '@/lib/domain/desk-corrections';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { lockRecord } from '@/lib/record-changes/lock-record';
import { recipientsOf } from '@/lib/record-changes/recipients';
import { queueLetter } from '@/lib/platform/outbox';
import type { DeskInput } from './desk-fields';
import { factsOf, loadDeskRecord, personOf, versionOf, type DeskFacts, type DeskRecord } from './desk-record';
import { writeRight } from './write-right';

/**
 * The operator puts right what the original on the desk says otherwise. Only what was on the page is changed: a colleague's
 * or the family's newer values are never overwritten unseen. The papers are out of date from then on, the family is told.
 */
export async function correctAtDesk(
  actor: Actor,
  certificateId: string,
  matter: DeskMatter,
  input: DeskInput,
): Promise<void> {
  requirePermission(actor, 'data.correct');
  const { seen, reason, comment, ...values } = input;
  if (!deskReasonsOf(matter).includes(reason))
    throw new Refusal('invalid', 'Выберите причину из списка', 'reason');
  if (reason === 'other' && comment === null) {
    throw new Refusal(
      'invalid',
      'Напишите, что произошло: причина «Другое» без пояснения ничего не скажет',
      'comment',
    );
  }
  await inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    await lockFamily(tx, actor, certificateId);
    const record = await loadDeskRecord(tx, actor, certificateId);
    const held = factsOf(record, matter);
    const change = changedFields(held, textsOf(values));
    if (change.fields.length === 0) {
      refuseUntouched(seen === versionOf(held), Object.keys(held));
      return;
    }
    if (seen !== versionOf(held)) {
      throw new Refusal(
        'conflict',
        'Пока Вы правили, эти сведения изменил кто-то другой. Сверьте их с оригиналом ещё раз.',
      );
    }
    await writeRight(tx, actor, record, matter, change.after, { reason, all: { ...held, ...change.after } });
    const person = personOf(record, matter);
    await recordAudit(tx, actor, {
      event: 'data_corrected',
      subject: [deskMatters[matter].about === 'child' ? 'child' : 'person', person.id],
      childId: record.childId,
      details: { fields: change.fields, reason },
      change: { before: change.before, after: change.after, comment },
    });
    await tellFamily(tx, actor, record, change.fields);
  });
}

/** The child first, then the certificate, as everywhere, and last the applicant. */
async function lockFamily(tx: Transaction, actor: OperatorActor, certificateId: string): Promise<void> {
  await lockRecord(tx, actor, certificateId);
  const { application } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: { application: { select: { applicantId: true } } },
  });
  await lockRow(tx, 'person', application.applicantId);
}

/** A form sent twice finds its own work done; one sent as it came has nothing to do. */
function refuseUntouched(asShown: boolean, fields: readonly string[]): void {
  if (!asShown) return;
  throw new Refusal(
    'invalid',
    'Вы ничего не изменили: исправьте поле или вернитесь к записи.',
    fields[0] ?? null,
  );
}

/** Values of the form as facts are kept: a day as yyyy-mm-dd. */
function textsOf(values: Readonly<Record<string, { toString: () => string } | null>>): DeskFacts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === null ? null : value.toString()]),
  );
}

async function tellFamily(
  tx: Transaction,
  actor: OperatorActor,
  { id, childName }: DeskRecord,
  fields: readonly string[],
): Promise<void> {
  const institution = await tx.institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: { shortName: true },
  });
  for (const to of await recipientsOf(tx, id)) {
    await queueLetter(tx, to, 'data_corrected', {
      childName,
      fields: fields.map((field) => factTitles[field] ?? field),
      institution: institution.shortName,
      link: new URL(`/cabinet/certificates/${id}`, environment().APP_URL).href,
    });
  }
}
