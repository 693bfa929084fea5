import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { GroupRun } from '@/lib/certificates/group/group-run';
import { counted } from '@/lib/domain/plural';

/** Who was activated, who was left and why; on the way, how many are still to come. */
export function GroupResult({ run }: { run: GroupRun }) {
  const { activated, left, waiting, finished, place } = run;
  const done = counted(activated.length, 'сертификат', 'сертификата', 'сертификатов');
  return (
    <>
      {finished ? (
        <Notice
          tone={left.length > 0 ? 'warning' : 'success'}
          title={`Активировано: ${done}. Осталось: ${left.length}.`}
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
