import { seal } from '@/lib/platform/encryption';
import { addActivation } from './family-activations';
import { addReceivedLetter } from './family-letters';
import { addQuestion } from './family-questions';
import { asOperator, note } from './journal';
import type { Making } from './making';
import { statusChangeRow } from './rows/certificates';
import { instant } from './when';

/** What happened to the certificate from its first day to its last change. */
export function addHistory(making: Making): void {
  const { world, plan, applicant, kid, story, certificate } = making;
  const { ledger } = world;
  const atCounter = plan.channel === 'counter';
  const author = atCounter
    ? asOperator(kid.operator)
    : applicant.accountId && { accountId: applicant.accountId, role: 'parent' as const, institutionId: null };
  const about = { subject: ['certificate', certificate.id] as const, childId: kid.personId };
  ledger.certificateStatusChange.push(
    statusChangeRow({
      certificateId: certificate.id,
      fromStatus: null,
      toStatus: 'not_activated',
      at: certificate.createdAt,
      byAccountId: atCounter ? kid.operator.accountId : applicant.accountId,
      institutionId: atCounter ? kid.operator.institutionId : null,
    }),
  );
  note(ledger, certificate.createdAt, author || null, { event: 'certificate_issued', ...about });
  if (!atCounter) addReceivedLetter(making);
  if (story.activated) addActivation(making);
  if (story.changed) addLastChange(making);
  addQuestion(making);
}

const remarks = {
  suspended: { reasons: ['suspend_request'], comment: 'На время отъезда' },
  returned: { reasons: ['document_data_differ'], comment: null },
} as const;

const returnedRemark = 'Последние две цифры номера не такие, как в свидетельстве.';

function addLastChange({ world, story, kid, certificate }: Making): void {
  if (!story.changed) return;
  const itself = story.status === 'expired';
  const remark = story.status === 'suspended' || story.status === 'returned' ? remarks[story.status] : null;
  const change = statusChangeRow({
    certificateId: certificate.id,
    fromStatus: story.activated ? 'active' : 'not_activated',
    toStatus: story.status,
    at: instant(story.changed, itself ? '00:05' : '14:30'),
    byAccountId: itself ? null : kid.operator.accountId,
    institutionId: itself ? null : kid.operator.institutionId,
    reasons: story.reason ? [story.reason] : [...(remark?.reasons ?? [])],
    comment: remark?.comment ?? null,
  });
  world.ledger.certificateStatusChange.push(change);
  if (story.status !== 'returned') return;
  world.ledger.statusRemark.push({
    statusChangeId: change.id,
    sealed: seal(`status_remark.sealed:${change.id}`, returnedRemark),
  });
}
