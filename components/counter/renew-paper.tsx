import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/domain/form-state';

type RenewPaperProps = { certificateId: string; form: FormState; autoFocus: boolean };

/** What was changed after the paper had been made gets into it only by making it anew. */
export function RenewPaper({ certificateId, form, autoFocus }: RenewPaperProps) {
  return (
    <Form action={`/counter/certificates/${certificateId}/renew`} form={form} hidden={{ part: 'renew' }}>
      <Button variant="secondary" wide autoFocus={autoFocus}>
        Обновить заявление
      </Button>
    </Form>
  );
}
