import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import type { ProposalPage } from '@/lib/proposals/queries';

type WholePanelProps = { proposal: ProposalPage; regional: boolean; timeZone: string };

/** What a deed that is one step as a whole is about, what it leads to, and what came of it. */
export function WholePanel({ proposal, regional, timeZone }: WholePanelProps) {
  switch (proposal.kind) {
    case 'merge_children':
      return <ChildrenPanel proposal={proposal} regional={regional} />;
    case 'merge_municipalities':
      return <MunicipalitiesPanel proposal={proposal} />;
    case 'destroy_child':
      return <DestructionPanel proposal={proposal} timeZone={timeZone} />;
    case 'remind':
    case 'change_group':
    case 'close':
      return null;
  }
}

function ChildrenPanel({ proposal, regional }: Omit<WholePanelProps, 'timeZone'>) {
  const { state, failure, mergeId, suspicionId } = proposal;
  return (
    <Panel title="Две записи одного ребёнка">
      {state === 'done' && mergeId === null && failure === null && (
        <p>
          Объединить не получилось: записи изменились. Сравните их ещё раз и при необходимости предложите
          снова.
        </p>
      )}
      {regional && suspicionId !== null && (
        <TextLink href={`/admin/region/duplicates/${suspicionId}`} standalone>
          Сравнить записи
        </TextLink>
      )}
      {regional && mergeId !== null && (
        <TextLink href={`/admin/region/merges/${mergeId}`} standalone>
          Посмотреть объединение
        </TextLink>
      )}
    </Panel>
  );
}

function MunicipalitiesPanel({ proposal: { state, failure, municipalities } }: { proposal: ProposalPage }) {
  if (municipalities === null) return null;
  const { fromId, from, into, moved } = municipalities;
  return (
    <Panel title="Что произойдёт">
      {state === 'done' && moved === null && failure === null && (
        <p>
          Присоединить не получилось: один из муниципалитетов к этому времени уже вошёл в состав другого или
          ещё принимал записи. Проверьте их и при необходимости предложите снова.
        </p>
      )}
      {moved === 'part' && (
        <p>
          Учреждения и группы уже перешли. Записи детей переносятся частями: это может занять несколько минут.
        </p>
      )}
      {moved === 'all' && <p>Все записи перешли. Выданные номера сохранились.</p>}
      {moved === null && state !== 'done' && (
        <p>
          Учреждения, группы и записи детей перейдут: {from} → {into}. Выданные номера сохранятся.
          Администраторы прежнего муниципалитета потеряют доступ.
        </p>
      )}
      <TextLink href={`/admin/region/municipalities/${fromId}`} standalone>
        Открыть муниципалитет
      </TextLink>
    </Panel>
  );
}

function DestructionPanel({ proposal, timeZone }: Omit<WholePanelProps, 'regional'>) {
  const { state, failure, destroyedAt, recordId } = proposal;
  return (
    <Panel title="Данные ребёнка">
      {destroyedAt !== null && (
        <p>
          Данные удалены {formatMinute(destroyedAt, timeZone)}. Запись об этом вошла в акт об уничтожении.
        </p>
      )}
      {state === 'done' && destroyedAt === null && failure === null && (
        <p>
          Удалить не получилось: к этому времени у ребёнка появился действующий сертификат или открытая заявка
          либо согласие дано снова. Данные остались на месте.
        </p>
      )}
      {destroyedAt === null && state !== 'done' && (
        <p className="max-w-measure">
          Будут удалены имя и дата рождения, документы и их снимки, адрес, СНИЛС, заявления, письма ребёнку и
          вход в его кабинет. Номер сертификата и журнал действий останутся без имени.
        </p>
      )}
      {recordId !== null && (
        <TextLink href={`/counter/certificates/${recordId}/changes`} standalone>
          Открыть запись
        </TextLink>
      )}
    </Panel>
  );
}
