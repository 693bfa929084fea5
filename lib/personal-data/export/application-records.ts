import type { FamilyActor } from '@/lib/access/actor';
import { applicationChannels, applicationStatuses } from '@/lib/domain/application-status';
import type { Transaction } from '@/lib/platform/database';
import { held, instant, type Held, type HeldRecord } from './held';

/** The applications of a child; of another guardian's without the address. */
export async function applicationRecords(
  tx: Transaction,
  actor: FamilyActor,
  childId: string,
): Promise<HeldRecord[]> {
  const applications = await tx.application.findMany({
    where: { childId },
    orderBy: { createdAt: 'asc' },
    include: { confirmations: { orderBy: { createdAt: 'asc' } } },
  });
  return applications.map((row) => {
    const own = row.applicantId === actor.personId;
    return {
      title: `Заявка № ${row.number}`,
      facts: [
        held('application.number', 'Номер заявки', row.number),
        held('application.applicant_id', 'Заявитель', own ? 'Вы' : 'другой представитель ребёнка'),
        held('application.channel', 'Как подана', applicationChannels[row.channel].title),
        held('application.status', 'Состояние', applicationStatuses[row.status].title),
        held('application.created_at', 'Создана', instant(row.createdAt)),
        held('application.confirmed_at', 'Почта подтверждена', instant(row.confirmedAt)),
        held('application.closed_at', 'Закрыта', instant(row.closedAt)),
        // Another guardian's address is the other guardian's.
        ...(own ? [held('application.email', 'Электронная почта', row.email)] : []),
        ...(own ? row.confirmations.flatMap(confirmationFacts) : []),
      ],
    };
  });
}

type Confirmation = { email: string; createdAt: Date; usedAt: Date | null; voidedAt: Date | null };

function confirmationFacts(row: Confirmation): Held[] {
  return [
    held('email_confirmation.email', 'Письмо для подтверждения: адрес', row.email),
    held('email_confirmation.created_at', 'Письмо для подтверждения: отправлено', instant(row.createdAt)),
    held('email_confirmation.used_at', 'Письмо для подтверждения: ссылка открыта', instant(row.usedAt)),
    held('email_confirmation.voided_at', 'Письмо для подтверждения: ссылка отменена', instant(row.voidedAt)),
  ];
}
