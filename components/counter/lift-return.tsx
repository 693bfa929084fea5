import { CheckboxField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import type { LiftReason } from '@/lib/domain/return-reasons';

type LiftReturnProps = {
  certificateId: string;
  form: FormState;
  /** Whether a letter of this record reaches anybody. */
  mailed: boolean;
};

/** One press where the family stands at the desk with what was missing; a mistaken return is confirmed, its family is told. */
export function LiftReturn({ certificateId, form, mailed }: LiftReturnProps) {
  const action = `/counter/certificates/${certificateId}/lift-return`;
  const of = (reason: LiftReason) => (form.values.reason === reason ? form : untouchedForm);
  const mistaken = of('by_mistake');
  return (
    <>
      <Form action={action} form={of('brought')} hidden={{ part: 'lift', reason: 'brought' }}>
        <p className="text-sm">Если семья пришла с тем, чего не хватало, ждать её исправлений не нужно.</p>
        <Button variant="secondary" wide>
          Всё принесли: проверить документы
        </Button>
      </Form>
      <Disclosure title="Возвращено по ошибке" open={mistaken !== untouchedForm}>
        <Form action={action} form={mistaken} hidden={{ part: 'lift', reason: 'by_mistake' }}>
          <p className="text-sm">
            Запись снова будет ждать активации.{' '}
            {mailed
              ? 'Семье придёт письмо, что исправлять ничего не нужно.'
              : 'Подтверждённой почты у семьи нет: скажите ей сами, что исправлять ничего не нужно.'}
          </p>
          <CheckboxField
            form={mistaken}
            name="confirmed"
            label="Я проверил(а): сведения верны, возврат был ошибкой"
            required
          />
          <Button variant="secondary" wide>
            Снять возврат
          </Button>
        </Form>
      </Disclosure>
    </>
  );
}
