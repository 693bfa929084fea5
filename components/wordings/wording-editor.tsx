import { Form } from '@/components/forms/form';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import type { WordingKind } from '@/lib/domain/paper-wording/kinds';
import { wordingFaults } from '@/lib/domain/paper-wording/mandatory-parts';
import { WordingRules } from './wording-rules';

type WordingEditorProps = {
  /** Path of the page itself. */
  here: string;
  kind: WordingKind;
  form: FormState;
  draft: { body: string; latest: number };
  /** 20.06.2019 */
  today: string;
};

/** The text with its check, a preview as PDF in a tab of its own, and the day from which it is printed. */
export function WordingEditor({ here, kind, form, draft, today }: WordingEditorProps) {
  const faults = form.errors.body === undefined ? [] : wordingFaults(kind, form.values.body ?? '');
  // Each fault is said once: in the list above the form, or, a single one, at the field.
  const shown: FormState =
    faults.length > 1
      ? { ...form, errors: { ...form.errors, body: 'Исправьте в тексте то, что перечислено выше' } }
      : form;
  return (
    <>
      {faults.length > 1 && (
        <Notice tone="warning" title="Что исправить в тексте">
          <ul className="list-disc pl-5">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Panel title="Текст">
        <Form action={`${here}/save`} form={shown} hidden={{ seen: String(draft.latest) }}>
          {/* A page of a paper is wider than a field. */}
          <div className="[&>div]:max-w-none">
            <TextAreaField
              form={shown}
              name="body"
              label="Текст с полями и разметкой"
              hint="Каждый абзац — одна строка. Что значат знаки и поля, написано ниже."
              required
              rows={26}
              value={draft.body}
            />
          </div>
          <div>
            <Button variant="secondary" wide formAction={`${here}/preview`} formTarget="_blank">
              Посмотреть образец (PDF)
              <span className="sr-only"> (откроется в новой вкладке)</span>
            </Button>
          </div>
          <DateField
            form={shown}
            name="from"
            label="С какого дня печатать этот текст"
            hint={`Сегодняшний день, ${today}, или позже. Уже сделанные заявления останутся прежними.`}
            required
            value={today}
          />
          <Button wide>Ввести в действие</Button>
        </Form>
      </Panel>
      <WordingRules kind={kind} />
    </>
  );
}
