import type { PageQuery } from '@/app/_server/page-form';
import { RecordReservation } from '@/components/counter/record-reservation';
import type { OperatorActor } from '@/lib/access/actor';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import { reserveIfFree } from '@/lib/reservations/reserve-record';

type Props = {
  actor: OperatorActor;
  record: { id: string; status: CertificateStatus };
  query: PageQuery;
};

/** Opening a record that waits is working on it: it is reserved if it is free, and whoever holds it is named. */
export async function Reservation({ actor, record, query }: Props) {
  if (record.status !== 'not_activated' && record.status !== 'returned') return null;
  const { draft, taken } = await query;
  return (
    <RecordReservation
      action={`/counter/certificates/${record.id}/reservation`}
      reserved={await reserveIfFree(actor, record.id)}
      draft={typeof draft === 'string' ? draft : null}
      takenOver={taken === 'yes'}
    />
  );
}
