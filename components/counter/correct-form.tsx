import { CorrectValue } from '@/components/counter/correct-value';
import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { deskReasons } from '@/lib/domain/desk-corrections';
import type { FormState } from '@/lib/domain/form-state';
import type { DeskCorrection } from '@/lib/families/desk-correction';

type CorrectFormProps = { action: string; form: FormState; correction: DeskCorrection; back: string };

/** The right value, as the original on the desk says it, and why the record said something else. */
export function CorrectForm({ action, form, correction, back }: CorrectFormProps) {
  return (
    <Panel tone="highlight">
      <Form action={action} form={form} hidden={{ matter: correction.matter, seen: correction.seen }}>
        <p className="text-sm text-ink-soft">
          Исправляйте по оригиналу, который лежит перед Вами. Прежнее и новое значение останутся в записи,
          семья получит сообщение.
          {correction.renewable && ' После этого заявление нужно обновить и подписать.'}
        </p>
        {correction.matter === 'child-document' && (
          <p className="text-sm">
            На столе не опечатка, а другой документ?{' '}
            <TextLink href={`${back}/document`}>Заменить документ ребёнка</TextLink>
          </p>
        )}
        <CorrectValue form={form} correction={correction} />
        <RadioField
          form={form}
          name="reason"
          label="Почему в записи было иначе"
          required
          options={correction.reasons.map((reason) => ({ value: reason, label: deskReasons[reason].title }))}
        />
        <TextAreaField
          form={form}
          name="comment"
          label="Комментарий"
          hint="Если нужно. Обязателен при «Другое»."
          rows={2}
          maxLength={300}
        />
        <SubmitRow label="Исправить" secondary={{ href: back, label: 'Отмена' }} />
      </Form>
    </Panel>
  );
}
