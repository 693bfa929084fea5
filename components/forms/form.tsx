import type { ReactNode } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SinglePost } from '@/components/forms/single-post';
import type { FormState } from '@/lib/domain/form-state';
import { hasErrors } from '@/lib/domain/form-state';

type FormProps = {
  /** Path of the route that takes the POST. */
  action: string;
  form: FormState;
  /** `multipart/form-data` as soon as there is a file among the fields. */
  enctype?: 'multipart/form-data';
  /** Sent along unseen, by name. */
  hidden?: Readonly<Record<string, string>>;
  /** A file is the answer: the page stays as it is and may be used again. */
  download?: boolean;
  children: ReactNode;
};

/**
 * A form that is posted by the browser itself. `noValidate`, because the browser's own bubbles come one at a
 * time and in the browser's language; every check is the server's, its answer stands on the page.
 */
export function Form({ action, form, enctype, hidden = {}, download, children }: FormProps) {
  return (
    <form action={action} method="post" encType={enctype} noValidate className="group/form">
      {hasErrors(form) && (
        <div className="mb-7">
          <ErrorSummary form={form} />
        </div>
      )}
      <p className="mb-5 hidden text-sm text-ink-soft group-has-[:required]/form:block">
        <span className="font-semibold text-danger">*</span> — обязательные поля
      </p>
      <div className="flow">{children}</div>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SinglePost download={download} />
    </form>
  );
}
