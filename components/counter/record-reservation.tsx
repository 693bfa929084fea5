import { KeepReservation } from '@/components/counter/keep-reservation';
import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { untouchedForm } from '@/lib/domain/form-state';
import type { Reserved } from '@/lib/reservations/reserve-record';

type RecordReservationProps = {
  action: string;
  reserved: Reserved;
  /** The form that came back: kept while the record is taken over. */
  draft: string | null;
  /** «Забрать запись себе» has just been pressed. */
  takenOver: boolean;
};

/** Who works on the record: nothing while it is simply one's own, the colleague's name and the way to take over otherwise. */
export function RecordReservation({ action, reserved, draft, takenOver }: RecordReservationProps) {
  if (reserved.holder === null) {
    return (
      <>
        {takenOver && (
          <Notice tone="success" title="Запись теперь у Вас">
            <p>Коллега узнает об этом при следующем действии.</p>
          </Notice>
        )}
        <KeepReservation action={action} stamp={reserved.stamp} />
      </>
    );
  }
  const { name, institution, since } = reserved.holder;
  return (
    <div className="print:hidden">
      <Notice tone="warning" title={`С записью работает ${name} с ${since}`}>
        <p>
          {institution}. Смотреть можно, изменить — только забрав запись себе. Если коллега ничего не делает
          10 минут, запись освободится сама.
        </p>
        <Form action={action} form={untouchedForm} hidden={{ action: 'take', ...(draft ? { draft } : {}) }}>
          <Button variant="secondary">Забрать запись себе</Button>
        </Form>
      </Notice>
    </div>
  );
}
