import { Form } from '@/components/forms/form';
import { Button, ButtonLink } from '@/components/ui/button';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { PhoneLink } from '@/components/ui/phone-link';
import type { VisitBooking } from '@/lib/booked-times/booked-visit';
import { addressOf } from '@/lib/bookings/visit-letters';
import { visitDay } from '@/lib/domain/bookings';
import type { FormState } from '@/lib/domain/form-state';
import { formatClock } from '@/lib/domain/opening-hours';

type VisitCardProps = {
  /** Path of the visit's page. */
  here: string;
  form: FormState;
  booking: VisitBooking;
  mayChange: boolean;
};

/** The time that is kept for the family, and what can be done about it. */
export function VisitCard({ here, form, booking, mayChange }: VisitCardProps) {
  const { institution, day, startsAt, endsAt, version } = booking;
  return (
    <Panel title="Вы записаны" tone="highlight">
      <FactList
        items={[
          { term: 'День', value: visitDay(day) },
          { term: 'Время', value: `${formatClock(startsAt)}–${formatClock(endsAt)}` },
          { term: 'Учреждение', value: institution.shortName },
          { term: 'Адрес', value: addressOf(institution) },
          ...(institution.phone ? [{ term: 'Телефон', value: <PhoneLink phone={institution.phone} /> }] : []),
        ]}
      />
      <p className="max-w-measure">
        За день до приёма придёт напоминание. Если не получается прийти, перенесите или отмените запись: время
        займёт другая семья.
      </p>
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap print:hidden">
        {mayChange && (
          <ButtonLink href={`${here}?move=1`} wide>
            Перенести
          </ButtonLink>
        )}
        <ButtonLink href={`${here}/calendar`} variant="secondary" wide>
          Добавить в календарь
        </ButtonLink>
      </div>
      {mayChange && (
        <div className="print:hidden">
          <Form action={`${here}/cancel`} form={form} hidden={{ version: String(version) }}>
            <Button variant="quiet" wide>
              Отменить запись
            </Button>
          </Form>
        </div>
      )}
    </Panel>
  );
}
