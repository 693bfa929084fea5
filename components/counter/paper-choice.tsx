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

/**
 * One paper of the list and what of it lies on the desk: a row of a table to tick where there is room for its columns, with
 * the words at each mark where there is not.
 */
export function PaperChoice({ form, paper, acceptsCopies, ticked, name = paper.key }: PaperChoiceProps) {
  const line = lineOf(acceptsCopies);
  if (paper.needed === 'not_required') {
    return (
      <div className={line}>
        <PaperTitle title={paper.title} />
        <p className={`py-1.5 text-sm text-ink-soft ${restOf(acceptsCopies)}`}>не требуется</p>
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
      <div className="flex flex-wrap gap-x-5 @xs:contents">
        {optionsOf(acceptsCopies).map(({ value, title }, position) => (
          <label
            key={value}
            className="inline-flex min-h-11 min-w-11 cursor-pointer items-center gap-2.5 text-sm @xs:justify-center"
          >
            <input
              type="radio"
              id={position === 0 ? wiring.id : `${wiring.id}-${value}`}
              name={name}
              value={value}
              defaultChecked={chosen === value}
              className="tick-box"
            />
            <span className="@xs:sr-only">{title}</span>
          </label>
        ))}
      </div>
      <div className="col-span-full">
        <FieldNotes form={form} name={name} />
      </div>
    </div>
  );
}

/** The heads of the columns. Who listens hears the words at each mark. */
export function PaperColumns({ acceptsCopies }: { acceptsCopies: boolean }) {
  return (
    <div aria-hidden="true" className={`hidden text-sm text-ink-soft @xs:grid ${columnsOf(acceptsCopies)}`}>
      <span />
      {optionsOf(acceptsCopies).map(({ value, head }) => (
        <span key={value} className="text-center">
          {head}
        </span>
      ))}
    </div>
  );
}

/* Written out: Tailwind reads the names of classes as they stand. */
function columnsOf(acceptsCopies: boolean): string {
  return acceptsCopies
    ? '@xs:grid-cols-[minmax(0,1fr)_4.75rem_3.5rem_3.5rem]'
    : '@xs:grid-cols-[minmax(0,1fr)_4.75rem_3.5rem]';
}

function lineOf(acceptsCopies: boolean): string {
  return `py-1.5 @xs:grid @xs:items-center @xs:py-0.5 ${columnsOf(acceptsCopies)}`;
}

function restOf(acceptsCopies: boolean): string {
  return acceptsCopies ? '@xs:col-span-3 @xs:text-center' : '@xs:col-span-2 @xs:text-center';
}

const faultyLine = 'border-l-4 border-l-stopped pl-4';

function optionsOf(acceptsCopies: boolean) {
  return [
    { value: 'original', title: 'Оригинал', head: 'Оригинал' },
    ...(acceptsCopies ? [{ value: 'copy', title: 'Копия', head: 'Копия' }] : []),
    { value: 'none', title: 'Не принесли', head: 'Нет' },
  ];
}
