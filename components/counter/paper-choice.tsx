import { controlId, FieldNotes, initialValue, wireControl } from '@/components/forms/field';
import { PaperTitle } from '@/components/counter/paper-title';
import type { FormState } from '@/lib/domain/form-state';
import type { Paper } from '@/lib/domain/papers-to-bring';

type PaperChoiceProps = {
  form: FormState;
  paper: Paper;
  acceptsCopies: boolean;
  /** «Все оригиналы на месте» was pressed. */
  ticked: boolean;
  /** Of the input, where one form asks about the papers of several children. */
  name?: string;
};

/** One paper of the list and what of it lies on the desk, in one line where there is room: there are six of them. */
export function PaperChoice({ form, paper, acceptsCopies, ticked, name = paper.key }: PaperChoiceProps) {
  const line = acceptsCopies ? wideLine : narrowLine;
  if (paper.needed === 'not_required') {
    return (
      <div className={line}>
        <PaperTitle title={paper.title} />
        <p className="py-2.5 text-sm text-ink-soft">не требуется</p>
      </div>
    );
  }
  const required = paper.needed === 'required';
  const wiring = wireControl({ form, name });
  const chosen = initialValue(form, name, ticked && required ? 'original' : null);
  const titleId = `${controlId(name)}-title`;
  return (
    <div
      role="radiogroup"
      aria-labelledby={titleId}
      aria-required={required || undefined}
      aria-invalid={wiring['aria-invalid']}
      aria-describedby={wiring['aria-describedby']}
      className={wiring['aria-invalid'] ? `${line} ${faultyLine}` : line}
    >
      <PaperTitle id={titleId} title={paper.title} optional={!required} />
      <div className="flex flex-wrap gap-x-5">
        {optionsOf(acceptsCopies).map(({ value, title }, position) => (
          <label key={value} className="inline-flex min-h-11 cursor-pointer items-center gap-2.5 text-sm">
            <input
              type="radio"
              id={position === 0 ? wiring.id : `${wiring.id}-${value}`}
              name={name}
              value={value}
              defaultChecked={chosen === value}
              className="size-6 shrink-0 cursor-pointer accent-action"
            />
            {title}
          </label>
        ))}
      </div>
      <div className="col-span-full">
        <FieldNotes form={form} name={name} />
      </div>
    </div>
  );
}

/* Three answers need a wider sheet than two to stand beside the title. */
const wideLine = 'py-1.5 @lg:grid @lg:grid-cols-[minmax(0,1fr)_auto] @lg:items-center @lg:gap-x-5';
const narrowLine = 'py-1.5 @md:grid @md:grid-cols-[minmax(0,1fr)_auto] @md:items-center @md:gap-x-5';
const faultyLine = 'border-l-4 border-l-stopped pl-4';

function optionsOf(acceptsCopies: boolean) {
  return [
    { value: 'original', title: 'Оригинал' },
    ...(acceptsCopies ? [{ value: 'copy', title: 'Копия' }] : []),
    { value: 'none', title: 'Не принесли' },
  ];
}
