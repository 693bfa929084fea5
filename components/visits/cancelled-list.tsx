import { CheckboxField } from '@/components/forms/choice-fields';
import { Notice } from '@/components/ui/notice';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import type { FormState } from '@/lib/domain/form-state';
import { counted } from '@/lib/domain/plural';

const mostListed = 50;

/** Who will be cancelled by what is in the form, and the tick that confirms this very list; nothing where nobody will. */
export function CancelledList({
  form,
  cancelled,
}: {
  form: FormState;
  /** Null when the form says nothing yet. */
  cancelled: CancelledVisits | null;
}) {
  if (!cancelled || cancelled.visits.length === 0) return null;
  const { visits, mark } = cancelled;
  const left = visits.length - mostListed;
  const count = counted(visits.length, 'запись', 'записи', 'записей');
  return (
    <>
      <Notice tone="warning" title={`Отменится ${count}, семьям уйдут письма`}>
        <ul className="list-disc space-y-1 pl-5">
          {visits.slice(0, mostListed).map(({ id, when, childName }) => (
            <li key={id}>
              {childName}, {when}
            </li>
          ))}
        </ul>
        {left > 0 && <p>И ещё {left}.</p>}
      </Notice>
      <CheckboxField
        form={form}
        name="confirmed"
        label="Отменить эти записи и сообщить семьям"
        value={mark}
        required
      />
    </>
  );
}
