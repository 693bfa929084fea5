import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogLink } from '@/components/ui/dialog-link';
import { untouchedForm } from '@/lib/domain/form-state';

export const cancelTitle = 'Отменить заявку?';
export const cancelConsequence =
  'Ссылка из письма перестанет работать. Сведения и документы останутся, новую заявку можно подать в любой день.';

const dialog = 'cancel-application';

/** «Отменить заявку» asks once more: over the page, or on a page of its own where no script runs. */
export function CancelApplication({ applicationId }: { applicationId: string }) {
  const page = `/cabinet/applications/${applicationId}/cancel`;
  return (
    <div>
      <DialogLink dialog={dialog} href={page} variant="quiet">
        Отменить заявку
      </DialogLink>
      <Dialog id={dialog} title={cancelTitle} closeLabel="Не отменять">
        <p>{cancelConsequence}</p>
        <Form action={`${page}/save`} form={untouchedForm}>
          <Button variant="danger" wide>
            Отменить заявку
          </Button>
        </Form>
      </Dialog>
    </div>
  );
}
