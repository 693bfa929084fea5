import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';

type SearchBoxProps = {
  /** Path of the page that answers; what is looked for stands in its address. */
  action: string;
  label: string;
  /** Name in the address. */
  name?: string;
  value?: string | undefined;
  hint?: string;
  /** What else the address keeps: the chosen municipality, the tab. */
  hidden?: Readonly<Record<string, string | undefined>>;
  /** Back to the whole list, offered once something is looked for. */
  clearHref?: string;
};

/** A search that changes nothing and may stand in the address. People's names are looked for by `Form` instead. */
export function SearchBox({
  action,
  label,
  name = 'q',
  value = '',
  hint,
  hidden = {},
  clearHref,
}: SearchBoxProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <form action={action} method="get" role="search" aria-label={label} className="print:hidden">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {hint !== undefined && (
        <p id={hintId} className="mt-0.5 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      <div className="mt-2 flex max-w-measure flex-wrap gap-3">
        <input
          id={id}
          type="search"
          name={name}
          defaultValue={value}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-describedby={hint === undefined ? undefined : hintId}
          className="min-h-12 min-w-0 flex-1 basis-48 appearance-none rounded-md border border-field-line bg-surface px-3.5 py-2 text-ink hover:border-ink"
        />
        <Button variant="secondary">Найти</Button>
      </div>
      {Object.entries(hidden).map(([key, kept]) =>
        kept === undefined ? null : <input key={key} type="hidden" name={key} value={kept} />,
      )}
      {clearHref !== undefined && value !== '' && (
        <p className="mt-1">
          <TextLink href={clearHref} standalone>
            Показать всё
          </TextLink>
        </p>
      )}
    </form>
  );
}
