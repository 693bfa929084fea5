import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import { TextLink } from '@/components/ui/text-link';
import { DayVisits } from '@/components/visits/day-visits';
import { MarkFault } from '@/components/visits/mark-fault';
import { listVisits } from '@/lib/bookings/day-list';
import { readDay } from '@/lib/bookings/visit-fields';
import { shortVisitDay, visitDay } from '@/lib/domain/bookings';
import { today } from '@/lib/platform/clock';

const path = '/counter/visits';
const title = 'Запись на время';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, path, searchParams);
}

export default async function VisitsPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['operator']);
  const { day: asked, done } = await searchParams;
  const form = await pageForm(path, actor.accountId, searchParams);
  const day = readDay(asked ?? form.values.day) ?? today();
  const { rows, days, mayMark } = await listVisits(actor, day);
  return (
    <>
      {done === 'marked' && <Notice tone="success" title="Отметка сохранена" />}
      <PageTitle title={title} lead="Кого Вы ждёте и кто пришёл. Имя ведёт к записи о сертификате." />
      <MarkFault form={form} marked={mayMark ? rows : []} />
      <div className="flex flex-wrap gap-x-6 print:hidden">
        <TextLink href={dayHref(day.subtract({ days: 1 }).toString())} standalone>
          Предыдущий день
        </TextLink>
        <TextLink href={dayHref(day.add({ days: 1 }).toString())} standalone>
          Следующий день
        </TextLink>
        <TextLink href={`${path}/settings`} standalone>
          Настройки записи
        </TextLink>
      </div>
      {days.length > 0 && (
        <Tabs
          label="Дни, на которые записаны семьи"
          compact
          items={days.map((one) => ({
            href: dayHref(one.day.toString()),
            label: shortVisitDay(one.day),
            count: one.count,
            current: one.day.equals(day),
          }))}
        />
      )}
      <Panel
        title={visitDay(day)}
        aside={
          rows.length > 0 && (
            <TextLink href={`${path}/print?day=${day.toString()}`} standalone>
              Список для печати
            </TextLink>
          )
        }
      >
        {rows.length > 0 ? (
          <DayVisits day={day} rows={rows} form={form} mayMark={mayMark} />
        ) : (
          <EmptyState title="На этот день никто не записан" />
        )}
      </Panel>
    </>
  );
}

function dayHref(day: string): string {
  return `${path}?day=${day}`;
}
