import { ErrorSummary } from '@/components/forms/error-summary';
import { Panel } from '@/components/ui/panel';
import { hasErrors, type FormState } from '@/lib/domain/form-state';

/** What was typed and cannot be sent any more, to be read and copied, and why. Nothing, where nothing came back. */
export function UnsentMessage({ form }: { form: FormState }) {
  if (!hasErrors(form)) return null;
  const { text } = form.values;
  return (
    <>
      <ErrorSummary form={{ ...form, errors: {}, sentence: form.sentence ?? 'Сообщение не отправлено.' }} />
      {text && (
        <Panel title="Вы написали, но не отправили">
          <p className="max-w-measure wrap-anywhere whitespace-pre-line">{text}</p>
        </Panel>
      )}
    </>
  );
}
