import { z } from 'zod';
import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { visitMarks } from '@/lib/domain/bookings';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { choiceField, recordField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { mayBeMarked } from './day-list';
import { versionField } from './visit-fields';

export const markVisitFields = z.object({
  bookingId: recordField('Выберите запись в списке'),
  version: versionField,
  mark: choiceField(visitMarks, 'Отметьте, пришла ли семья'),
});

/** «Пришла» or «Не пришла»; a mark made by mistake may be changed while the list of that day can be marked. Returns its day. */
export async function markVisit(
  actor: OperatorActor,
  { bookingId, version, mark }: z.output<typeof markVisitFields>,
): Promise<PlainDate> {
  requirePermission(actor, 'visits.list');
  return inTransaction(async (tx) => {
    const booking = found(
      await tx.booking.findFirst({
        where: { id: bookingId, institutionId: actor.institutionId, status: { not: 'cancelled' } },
        select: {
          day: true,
          status: true,
          certificateId: true,
          certificate: { select: { childId: true } },
        },
      }),
    );
    const day = plainDate(booking.day);
    if (!mayBeMarked(day)) {
      throw new Refusal('conflict', 'Отметить можно в день приёма и ещё две недели после него.');
    }
    if (booking.status === mark) return day;
    const { count } = await tx.booking.updateMany({
      where: { id: bookingId, version, status: { not: 'cancelled' } },
      data: { status: mark, settledAt: now(), settledById: actor.accountId, version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal('conflict');
    await recordAudit(tx, actor, {
      event: 'visit_marked',
      subject: ['certificate', booking.certificateId],
      childId: booking.certificate.childId,
      details: { mark, day: day.toString() },
    });
    return day;
  });
}
