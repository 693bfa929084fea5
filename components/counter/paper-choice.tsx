import { FieldGroup, initialValue, wireControl } from '@/components/forms/field';
import type { FormState } from '@/lib/domain/form-state';
import type { Paper } from '@/lib/domain/papers-to-bring';

type PaperChoiceProps = { form: FormState; paper: Paper; acceptsCopies: boolean };

/** One paper of the list: what lies on the desk. Side by side, because there are six of them. */
export function PaperChoice({ form, paper, acceptsCopies }: PaperChoiceProps) {
  if (paper.needed === 'not_required') {
    return (
      <div>
        <p className="font-medium">{paper.title}</p>
        <p className="text-ink-soft">не требуется</p>
      </div>
    );
  }
  const required = paper.needed === 'required';
  const label = required ? paper.title : `${paper.title} (если есть)`;
  const { id } = wireControl({ form, name: paper.key, required });
  const chosen = initialValue(form, paper.key, null);
  return (
    <FieldGroup form={form} name={paper.key} label={label} required={required}>
      <div className="flex flex-wrap gap-x-8">
        {optionsOf(acceptsCopies).map(({ value, title }, position) => (
          <label key={value} className="inline-flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              id={position === 0 ? id : `${id}-${value}`}
              name={paper.key}
              value={value}
              required={required || undefined}
              defaultChecked={chosen === value}
              className="size-6 shrink-0 cursor-pointer accent-action"
            />
            {title}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function optionsOf(acceptsCopies: boolean) {
  return [
    { value: 'original', title: 'Оригинал' },
    ...(acceptsCopies ? [{ value: 'copy', title: 'Копия' }] : []),
    { value: 'none', title: 'Нет' },
  ];
}
