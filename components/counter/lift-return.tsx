import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/domain/form-state';
import { liftReasons, type LiftReason } from '@/lib/domain/return-reasons';

const labels = {
  brought: 'Всё принесли: проверить документы',
  by_mistake: 'Снять возврат: он ошибочный',
} as const satisfies Record<LiftReason, string>;

/** One press for each reason: who brought what was missing stands at the desk. */
export function LiftReturn({ certificateId, form }: { certificateId: string; form: FormState }) {
  return (
    <Form action={`/counter/certificates/${certificateId}/lift-return`} form={form} hidden={{ part: 'lift' }}>
      <p className="text-sm">
        Если семья пришла с тем, чего не хватало, или возвращали зря, ждать её исправлений не нужно.
      </p>
      <div className="flex flex-col gap-3">
        {(Object.keys(liftReasons) as LiftReason[]).map((reason) => (
          <Button key={reason} variant="secondary" wide name="reason" value={reason}>
            {labels[reason]}
          </Button>
        ))}
      </div>
    </Form>
  );
}
