import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { formatHour } from '@/lib/domain/quiet-hours';
import type { OwnChoices } from '@/lib/letters/own-choices';

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: formatHour(hour) }));

type Props = { form: FormState; choices: OwnChoices; cancel: string };

export function NotificationForm({ form, choices, cancel }: Props) {
  const { optional, required, quiet, digestHour } = choices;
  const hasVisits = required.some(({ topic }) => topic === 'visits_cancelled');
  return (
    <Form action="/account/notifications/save" form={form}>
      <Panel title="О чём присылать письма">
        <p>В кабинете такие сообщения остаются и без письма.</p>
        {optional.map(({ topic, title, hint, byEmail }) => (
          <CheckboxField key={topic} form={form} name={topic} label={title} hint={hint} checked={byEmail} />
        ))}
      </Panel>
      {digestHour !== undefined && <Pace form={form} digestHour={digestHour} />}
      <QuietHours form={form} quiet={quiet} hasVisits={hasVisits} />
      <SubmitRow label="Сохранить" secondary={{ href: cancel, label: 'Отмена' }} />
    </Form>
  );
}

function Pace({ form, digestHour }: { form: FormState; digestHour: number | null }) {
  return (
    <Panel title="Как часто">
      <RadioField
        form={form}
        name="pace"
        label="Письма об отмеченном выше"
        value={digestHour === null ? 'each' : 'daily'}
        options={[
          { value: 'each', label: 'Письмо на каждое событие' },
          {
            value: 'daily',
            label: 'Одно письмо в день',
            hint: 'В нём — сколько и чего Вы ещё не прочитали в кабинете.',
          },
        ]}
      />
      <SelectField
        form={form}
        name="digestHour"
        label="Час письма за день"
        hint="По времени региона. Нужен, если выбрано одно письмо в день."
        value={String(digestHour ?? 9)}
        options={hours}
      />
    </Panel>
  );
}

type QuietHoursProps = { form: FormState; quiet: OwnChoices['quiet']; hasVisits: boolean };

function QuietHours({ form, quiet, hasVisits }: QuietHoursProps) {
  return (
    <Panel title="Тихие часы">
      <CheckboxField
        form={form}
        name="quiet"
        label="Не присылать письма ночью"
        hint={`Письмо придёт, когда тихие часы кончатся. Сразу приходят письма о входе и пароле${hasVisits ? ', об отмене приёма' : ''} и все письма, пока Вы в кабинете.`}
        checked={quiet !== null}
      />
      <SelectField
        form={form}
        name="quietFrom"
        label="С какого часа"
        hint="По времени региона."
        value={String(quiet?.from ?? 21)}
        options={hours}
      />
      <SelectField
        form={form}
        name="quietTo"
        label="До какого часа"
        value={String(quiet?.to ?? 8)}
        options={hours}
      />
    </Panel>
  );
}
