import { Form } from '@/components/forms/form';
import { DateField } from '@/components/forms/text-field';
import { Button, ButtonLink } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { formatDate } from '@/lib/domain/dates';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { wordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import type { ReturnDraft } from '@/lib/papers/wordings/return-to-region';

type ReturnToRegionProps = {
  /** Path of the list of wordings. */
  room: string;
  kind: WordingKind;
  form: FormState;
  draft: ReturnDraft;
  /** 20.06.2019 */
  today: string;
};

/** What a municipality will print, what becomes of its own texts, and the day from which it is so. */
export function ReturnToRegion({ room, kind, form, draft, today }: ReturnToRegionProps) {
  const { genitive } = wordingKinds[kind];
  return (
    <>
      <Panel title="Что будет печататься">
        <p className="max-w-measure">
          {draft.region.builtIn
            ? 'У региона пока нет своего текста: печатается исходный текст портала. Когда регион введёт свой, будет печататься он.'
            : 'Печатается текст региона. Когда регион введёт новый, будет печататься новый.'}
        </p>
        <Form action={`${room}/${kind}/preview`} form={untouchedForm} hidden={{ body: draft.region.body }}>
          <Button variant="secondary" wide formTarget="_blank">
            Посмотреть образец (PDF)
            <span className="sr-only"> (откроется в новой вкладке)</span>
          </Button>
        </Form>
        <Disclosure title={`Текст ${genitive} целиком`}>
          <p className="max-w-measure wrap-anywhere whitespace-pre-line">{draft.region.body}</p>
        </Disclosure>
      </Panel>
      {draft.possible ? (
        <Panel title="С какого дня">
          <ul className="max-w-measure list-disc pl-5">
            <li>Уже сделанные заявления и согласия останутся прежними.</li>
            <li>Ваши тексты останутся в списке: любой можно ввести снова.</li>
            {draft.planned.map(({ version, from }) => (
              <li key={version}>
                Текст {version} ждёт {formatDate(from)}: возврат с этого дня или раньше отменит его.
              </li>
            ))}
          </ul>
          <Form action={`${room}/${kind}/return/save`} form={form} hidden={{ seen: String(draft.latest) }}>
            <DateField
              form={form}
              name="from"
              label="С какого дня печатать текст региона"
              hint={`Сегодняшний день, ${today}, или позже.`}
              required
              value={today}
            />
            <Button wide>Вернуться к формулировкам региона</Button>
          </Form>
        </Panel>
      ) : (
        <>
          <Notice tone="info" title="Возвращаться не нужно: своего текста у муниципалитета нет" />
          <ButtonLink href={room} variant="secondary" wide>
            К списку текстов
          </ButtonLink>
        </>
      )}
    </>
  );
}
