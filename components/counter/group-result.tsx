import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { GroupRun } from '@/lib/certificates/group/group-run';
import type { StillWaiting } from '@/lib/certificates/group/still-waiting';
import { counted } from '@/lib/domain/plural';

type GroupResultProps = {
  run: GroupRun;
  /** Who of the class was not ticked; null as long as the work goes on. */
  others: StillWaiting | null;
};

/** Who was activated, who was left and why; on the way, how many are still to come. */
export function GroupResult({ run, others }: GroupResultProps) {
  const { activated, left, waiting, finished, place } = run;
  const stillWaiting = left.length + (others?.count ?? 0);
  const done = counted(activated.length, 'сертификат', 'сертификата', 'сертификатов');
  return (
    <>
      {finished ? (
        <Notice
          tone={stillWaiting > 0 ? 'warning' : 'success'}
          title={`Активировано: ${done}. Осталось: ${stillWaiting}.`}
        >
          {activated.length > 0 && <p>{mailWords(activated)}</p>}
          <ButtonLink href={`/counter/groups/${place.id}`}>К списку детей</ButtonLink>
        </Notice>
      ) : (
        <Notice tone="info" title={`Активируем: готово ${activated.length + left.length}, ждут ${waiting}.`}>
          <p>Страница обновляется сама. Её можно закрыть: работа продолжится.</p>
        </Notice>
      )}
      {left.length > 0 && (
        <Panel title={`Не активированы: ${left.length}`}>
          <Table
            caption="Не активированы"
            captionHidden
            rows={left}
            rowKey={({ certificateId }) => certificateId}
            columns={[
              { key: 'name', header: 'Ребёнок', cell: (line) => <PupilLink {...line} /> },
              { key: 'why', header: 'Почему', cell: ({ why }) => why },
            ]}
          />
        </Panel>
      )}
      {others && others.count > 0 && <NotTicked others={others} place={place.id} />}
      {activated.length > 0 && (
        <Panel title={`Активированы: ${activated.length}`}>
          <ol className="list-decimal space-y-1 pl-6">
            {activated.map((line) => (
              <li key={line.certificateId}>
                <PupilLink {...line} />
                {!line.mailed && ': письмо не отправлено'}
              </li>
            ))}
          </ol>
        </Panel>
      )}
    </>
  );
}

function NotTicked({ others: { rows, count }, place }: { others: StillWaiting; place: string }) {
  return (
    <Panel title={`Не отмечали, тоже ждут: ${count}`}>
      <Table
        caption="Не отмечали, тоже ждут"
        captionHidden
        rows={rows}
        rowKey={({ certificateId }) => certificateId}
        columns={[
          { key: 'name', header: 'Ребёнок', cell: (line) => <PupilLink {...line} /> },
          { key: 'why', header: 'Почему', cell: ({ why }) => why },
        ]}
      />
      {count > rows.length && (
        <p>
          <TextLink href={`/counter/groups/${place}`}>Все, кто ждёт активации</TextLink>
        </p>
      )}
    </Panel>
  );
}

function mailWords(activated: GroupRun['activated']): string {
  const unmailed = activated.filter(({ mailed }) => !mailed).length;
  if (unmailed === 0) return 'Семьям активированных отправлены письма.';
  const families = counted(unmailed, 'ребёнка', 'детей', 'детей');
  return `Письма отправлены не всем: у семей ${families} нет подтверждённой почты. Скажите им сами; в кабинете это тоже написано.`;
}

function PupilLink({ certificateId, name }: { certificateId: string; name: string | null }) {
  if (name === null) return 'Запись вне Вашего приёма';
  return (
    <TextLink href={`/counter/certificates/${certificateId}`} standalone>
      {name}
    </TextLink>
  );
}
