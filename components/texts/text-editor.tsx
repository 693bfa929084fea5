import { Form } from '@/components/forms/form';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField, TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { PlainParagraphs } from './plain-paragraphs';

type TextEditorProps = {
  /** Path of the page itself. */
  here: string;
  form: FormState;
  draft: { title: string; body: string; latest: number };
  notice: boolean;
  /** The page came back to show how the text will look. */
  preview: boolean;
  /** 20.06.2019 */
  today: string;
};

/** Title, text and days, with a look at the page before it is published. */
export function TextEditor({ here, form, draft, notice, preview, today }: TextEditorProps) {
  return (
    <>
      {preview && form.values.body !== undefined && (
        <Panel title="Так это увидят семьи" tone="quiet">
          <h3 className="text-xl font-semibold">{form.values.title}</h3>
          <PlainParagraphs body={form.values.body} />
        </Panel>
      )}
      <Panel title="Текст">
        <Form action={`${here}/save`} form={form} hidden={{ seen: String(draft.latest) }}>
          <TextField
            form={form}
            name="title"
            label="Заголовок"
            required
            value={draft.title}
            maxLength={300}
          />
          <TextAreaField
            form={form}
            name="body"
            label="Текст"
            hint="Пустая строка начинает новый абзац."
            required
            rows={notice ? 8 : 20}
            value={draft.body}
          />
          <DateField
            form={form}
            name="from"
            label="С какого дня показывать"
            hint={`Сегодняшний день, ${today}, или позже.`}
            required
            value={today}
          />
          {notice && (
            <DateField
              form={form}
              name="to"
              label="По какой день"
              hint="Оставьте пустым, если объявление снимете сами."
            />
          )}
          <div>
            <Button variant="secondary" wide formAction={`${here}/preview`}>
              Посмотреть, как будет выглядеть
            </Button>
          </div>
          <Button wide>Опубликовать</Button>
        </Form>
      </Panel>
    </>
  );
}
