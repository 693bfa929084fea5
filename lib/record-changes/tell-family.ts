import { fullName } from '@/lib/domain/names';
import type { LetterPayloads } from '@/lib/domain/letters';
import { statusReasonTitle, type StatusAction } from '@/lib/domain/status-reasons';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter, type ToldOfChild } from '@/lib/platform/outbox';
import { recipientsOf } from './recipients';
import { additionFor } from '@/lib/settings/letters/addition-for';

type Author = { institutionId: string | null };

/** The letter of a step of the status: what it means and what to do. @param told to these alone */
export async function tellStatus(
  tx: Transaction,
  actor: Author,
  certificateId: string,
  change: StatusAction,
  reason: string,
  told?: readonly ToldOfChild[],
): Promise<void> {
  const facts = await factsOf(tx, actor, certificateId);
  const addition = await additionFor(tx, certificateId, 'certificate_status_changed');
  for (const to of told ?? (await recipientsOf(tx, certificateId))) {
    await queueLetter(tx, to, 'certificate_status_changed', {
      ...facts,
      addition,
      change,
      // Nobody who opens this letter needs to be told of a death.
      reason: reason === 'death' ? null : statusReasonTitle(reason),
      mayApply: change === 'terminate' && reason !== 'death',
    });
  }
}

type Told = Pick<LetterPayloads['record_changed'], 'change' | 'municipality' | 'group'>;

/** The letter of any other change of the record. */
export async function tellChange(
  tx: Transaction,
  actor: Author,
  certificateId: string,
  told: Told,
): Promise<void> {
  const facts = await factsOf(tx, actor, certificateId);
  const addition = await additionFor(tx, certificateId, 'record_changed');
  for (const to of await recipientsOf(tx, certificateId)) {
    await queueLetter(tx, to, 'record_changed', { ...facts, ...told, addition });
  }
}

async function factsOf(tx: Transaction, { institutionId }: Author, certificateId: string) {
  const { number, child } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      number: true,
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  const institution =
    institutionId === null
      ? null
      : await tx.institution.findUniqueOrThrow({
          where: { id: institutionId },
          select: { shortName: true },
        });
  return {
    childName: fullName(child.person),
    certificateNumber: number,
    institution: institution?.shortName ?? null,
    link: new URL(`/cabinet/certificates/${certificateId}`, environment().APP_URL).href,
  };
}
