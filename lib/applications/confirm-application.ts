import type { Actor } from '@/lib/access/actor';
import { linkState, type ApplicationStatus, type ConfirmationLink } from '@/lib/domain/application-status';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { replaceEmail } from './replace-email';
import { tokenHash } from './confirmation-link';

/** What a link that no longer works answers, and what to do. */
export const linkRefusals = {
  used: 'Эта ссылка уже использована: заявка подтверждена. Войдите в кабинет и получите сертификат.',
  voided: 'Есть более новое письмо: откройте ссылку из него. Эта ссылка больше не действует.',
  expired: 'Ссылка действовала 48 часов и больше не работает. Войдите в кабинет и отправьте письмо ещё раз.',
  closed: 'Заявка отменена или закрыта, ссылка больше не нужна. Войдите в кабинет, чтобы подать новую.',
  unknown:
    'Такой ссылки нет. Скопируйте её из письма целиком или войдите в кабинет и отправьте письмо ещё раз.',
} as const;

/** Why a link does nothing any more; null when it works. */
export function linkRefusal(
  link: ConfirmationLink,
  application: ApplicationStatus,
): Exclude<keyof typeof linkRefusals, 'unknown'> | null {
  if (application === 'cancelled' || application === 'lapsed') return 'closed';
  const state = linkState(link, now());
  return state === 'valid' ? null : state;
}

/**
 * Confirms the application by the token of the letter. A thousand simultaneous uses have one effect.
 * `actor` is whoever happens to be signed in: the letter itself is the proof. Returns the application's id.
 */
export async function confirmApplication(token: string, actor: Actor | null): Promise<string> {
  const hash = tokenHash(token);
  return inTransaction(async (tx) => {
    const link = await tx.emailConfirmation.findUnique({
      where: { tokenHash: hash },
      select: { applicationId: true, application: { select: { childId: true } } },
    });
    if (!link) throw new Refusal('not_found', linkRefusals.unknown);
    // The child before its application, as everywhere: who moves the child changes its application after it.
    await lockRow(tx, 'child', link.application.childId);
    await lockRow(tx, 'application', link.applicationId);
    const confirmation = await tx.emailConfirmation.findUniqueOrThrow({
      where: { tokenHash: hash },
      select: {
        id: true,
        email: true,
        createdAt: true,
        usedAt: true,
        voidedAt: true,
        application: { select: { id: true, childId: true, applicantId: true, status: true } },
      },
    });
    const { application } = confirmation;
    const refusal = linkRefusal(confirmation, application.status);
    if (refusal) throw new Refusal('conflict', linkRefusals[refusal]);
    await tx.emailConfirmation.update({ where: { id: confirmation.id }, data: { usedAt: now() } });
    await tx.application.update({
      where: { id: application.id },
      data: { status: 'confirmed', confirmedAt: now() },
    });
    await replaceEmail(tx, application.applicantId, confirmation.email);
    await recordAudit(tx, actor, {
      event: 'application_confirmed',
      subject: ['application', application.id],
      childId: application.childId,
    });
    return application.id;
  });
}
