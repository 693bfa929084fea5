import { Form } from '@/components/forms/form';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { additionFields, fillAddition, inventedAddition } from '@/lib/domain/letter-additions';

type AdditionEditorProps = {
  /** Path of the page itself. */
  here: string;
  form: FormState;
  draft: { body: string; latest: number };
  preview: boolean;
  /** 20.06.2019 */
  today: string;
};

/** The paragraph, with a look at it filled for an invented child. */
export function AdditionEditor({ here, form, draft, preview, today }: AdditionEditorProps) {
  return (
    <>
      {preview && (
        <Panel title="Так это будет в письме" tone="quiet">
          <h3 className="font-semibold">Сообщает муниципалитет: {inventedAddition.Муниципалитет}</h3>
          {fillAddition(form.values.body ?? '', inventedAddition).map((paragraph, position) => (
            <p key={position}>{paragraph}</p>
          ))}
        </Panel>
      )}
      <Panel title="Абзац">
        <Form action={`${here}/save`} form={form} hidden={{ seen: String(draft.latest) }}>
          <TextAreaField
            form={form}
            name="body"
            label="Текст"
            hint={`Можно поставить ${Object.keys(additionFields)
              .map((name) => `{${name}}`)
              .join(', ')}. Пустой текст убирает абзац из письма.`}
            rows={6}
            value={draft.body}
          />
          <DateField
            form={form}
            name="from"
            label="С какого дня"
            hint={`Сегодняшний день, ${today}, или позже.`}
            required
            value={today}
          />
          <div>
            <Button variant="secondary" wide formAction={`${here}/preview`}>
              Посмотреть, как будет выглядеть
            </Button>
          </div>
          <Button wide>Сохранить</Button>
        </Form>
      </Panel>
    </>
  );
}
