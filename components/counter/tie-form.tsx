import { Consequences } from '@/components/counter/consequences';
import { GroundFields } from '@/components/counter/ground-fields';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import { tieKinds } from '@/lib/domain/ground-documents';
import { reasonOptions } from '@/lib/domain/record-changes';
import type { TieDesk } from '@/lib/families/tie-desk';

type TieFormProps = {
  here: string;
  back: string;
  /** Where another guardian is tied to the child; null where nothing is changed any more. */
  adultHref: string | null;
  form: FormState;
  tie: TieDesk;
};

export function TieForm({ here, back, adultHref, form, tie }: TieFormProps) {
  if (tie.ended) return <Notice tone="info" title="Эта связь уже прекращена" />;
  return (
    <>
      {tie.last && (
        <Notice tone="warning" title="Это единственный представитель ребёнка на портале">
          <p>После этого за ребёнка никто не сможет действовать в кабинете. {anotherGuardian}</p>
          {adultHref !== null && (
            <p>
              <TextLink href={adultHref} standalone>
                Связать взрослого с ребёнком
              </TextLink>
            </p>
          )}
        </Notice>
      )}
      <Consequences lines={meansOf(tie)} />
      <Panel>
        <FactList
          items={[
            { term: 'Представитель', value: <strong>{tie.guardian}</strong> },
            { term: 'Кем приходится', value: tie.ground },
          ]}
        />
        <Form action={`${here}/save`} form={form}>
          <RadioField
            form={form}
            name="reason"
            label="Основание"
            required
            options={reasonOptions('tie_ended')}
          />
          <GroundFields
            form={form}
            kinds={tieKinds}
            hint="Не нужен, только если связь была внесена по ошибке"
          />
          <CheckboxField
            form={form}
            name="confirmed"
            label="Я прочитал(а), что произойдёт, и прекращаю связь"
            required
          />
          <SubmitRow
            label="Прекратить связь"
            variant="danger"
            secondary={{ href: back, label: 'Не прекращать' }}
          />
        </Form>
      </Panel>
    </>
  );
}

const anotherGuardian =
  'Другого представителя, который пришёл с документами, свяжите с ребёнком здесь же. Без визита связь не появится: и по просьбе из кабинета её подтверждает специалист по оригиналам.';

function meansOf({ stopsActivation, isApplicant }: TieDesk): readonly string[] {
  return [
    'Этот человек сразу перестанет видеть ребёнка, его документы и сертификат. Вход в кабинет у него останется.',
    'Заявка, которую он подал и по которой сертификат ещё не получен, будет отменена.',
    ...(stopsActivation
      ? [
          'Сертификат получен по его заявлению: активировать его будет нельзя. Прекратите этот сертификат, и тогда заявку на новый подаст другой представитель: в своём кабинете или у Вас на приёме.',
        ]
      : isApplicant
        ? ['Сертификат, полученный по его заявлению, продолжит действовать.']
        : []),
    'Письмо получат он и остальные представители ребёнка. Чья связь прекращена, остальным не сообщается.',
    'Прекращение нельзя отменить. Если прекратили по ошибке, связь вносят заново по документам: «Связать взрослого» в записи о сертификате. После решения суда или лишения прав портал её не примет.',
  ];
}
