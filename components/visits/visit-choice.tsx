import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkList } from '@/components/ui/link-list';
import { Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { addressOf } from '@/lib/bookings/visit-letters';
import type { VisitPage } from '@/lib/bookings/visit-page';
import { shortVisitDay, visitDay } from '@/lib/domain/bookings';
import type { FormState } from '@/lib/domain/form-state';

/** More are found in the list of institutions. */
const mostOthers = 5;

type VisitChoiceProps = {
  here: string;
  /** Path of «Список учреждений». */
  listHref: string;
  form: FormState;
  page: VisitPage & { place: NonNullable<VisitPage['place']> };
};

/** Where, on which day, at what time: the day is chosen by a link, the time in the form below it. */
export function VisitChoice({ here, listHref, form, page }: VisitChoiceProps) {
  const { booking, place, places, days, day } = page;
  const others = places.filter(({ id }) => id !== place.id);
  return (
    <>
      <Panel title={place.shortName}>
        <p>{addressOf(place)}</p>
        {day ? (
          <>
            <Tabs
              label="День приёма"
              compact
              items={days.map((one) => ({
                href: `${here}?place=${place.id}&day=${one.day.toString()}`,
                label: shortVisitDay(one.day),
                current: one === day,
              }))}
            />
            <DayTimes here={here} form={form} page={page} day={day} />
          </>
        ) : (
          <EmptyState title="В ближайшие дни приёма нет">
            <p>Приходите без записи, когда учреждение работает, или выберите другое.</p>
          </EmptyState>
        )}
      </Panel>
      {others.length > 0 && (
        <Panel title="Другие учреждения с записью">
          <LinkList
            items={others.slice(0, mostOthers).map((one) => ({
              href: `${here}?place=${one.id}`,
              label: one.shortName,
              hint: addressOf(one),
            }))}
          />
          {others.length > mostOthers && <TextLink href={listHref}>Все учреждения</TextLink>}
        </Panel>
      )}
      {booking && (
        <TextLink href={here} standalone>
          Оставить прежнее время
        </TextLink>
      )}
    </>
  );
}

type DayTimesProps = Pick<VisitChoiceProps, 'here' | 'form' | 'page'> & {
  day: NonNullable<VisitPage['day']>;
};

function DayTimes({ here, form, page: { booking, place, days }, day }: DayTimesProps) {
  if (day.times.length === 0) {
    const isFull = days.every(({ times }) => times.length === 0);
    return (
      <EmptyState title={`${visitDay(day.day)}: свободного времени нет`}>
        <p>
          {isFull ? 'Заняты все дни. Приходите без записи или загляните позже.' : 'Выберите другой день.'}
        </p>
      </EmptyState>
    );
  }
  return (
    <Form
      action={`${here}/save`}
      form={form}
      hidden={{ institutionId: place.id, version: String(booking?.version ?? 0) }}
    >
      <SelectField
        form={form}
        name="time"
        label={`Время: ${visitDay(day.day).toLowerCase()}`}
        required
        placeholder="Выберите время"
        options={day.times}
      />
      <SubmitRow label={booking ? 'Перенести запись' : 'Записаться'} />
    </Form>
  );
}
