import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { untouchedForm } from '@/lib/domain/form-state';

/** Gives the list up before anything was written. */
export function CancelImport({ action }: { action: string }) {
  return (
    <Panel tone="quiet">
      <Form action={action} form={untouchedForm}>
        <p>Если файл не тот, отмените загрузку: портал удалит его, ничего не записав.</p>
        <SubmitRow label="Отменить загрузку" variant="secondary" />
      </Form>
    </Panel>
  );
}
