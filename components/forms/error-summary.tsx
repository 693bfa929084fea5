import { controlId } from '@/components/forms/field';
import { Diamond } from '@/components/ui/diamond';
import { Mark } from '@/components/ui/mark';
import type { FormState } from '@/lib/domain/form-state';

/** Where a redirect back to a form with errors should point: the browser goes on from here. */
export const errorSummaryId = 'error-summary';

/**
 * Everything that is wrong, in the same words as at the fields. `autofocus` takes the keyboard and the
 * screen reader here without JavaScript when the page comes back.
 */
export function ErrorSummary({ form }: { form: FormState }) {
  const errors = Object.entries(form.errors);
  return (
    <div
      id={errorSummaryId}
      role="alert"
      tabIndex={-1}
      autoFocus
      aria-labelledby={`${errorSummaryId}-title`}
      className="flex gap-3 rounded-lg border-2 border-stopped bg-surface p-4 focus-visible:outline-offset-0 sm:p-5"
    >
      <Diamond size="small" look="bg-stopped" ink="text-surface">
        <Mark shape="attention" />
      </Diamond>
      <div className="min-w-0">
        <h2 id={`${errorSummaryId}-title`} className="text-lg font-semibold">
          Проверьте форму
        </h2>
        {form.sentence !== null && <p className="mt-1">{form.sentence}</p>}
        {errors.length > 0 && (
          <ul className="mt-1">
            {errors.map(([name, message]) => (
              <li key={name}>
                <a
                  href={`#${controlId(name)}`}
                  className="inline-flex min-h-11 items-center rounded-sm py-1.5 leading-snug font-medium text-stopped underline decoration-1 underline-offset-4 hover:decoration-2"
                >
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
