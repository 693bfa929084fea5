import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { DateField, TextField } from '@/components/forms/text-field';
import { AnswerText } from '@/components/public/answer-text';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { questionTopics } from '@/lib/domain/question-topics';
import type { QuestionVersion } from '@/lib/settings/questions/queries';

type QuestionEditorProps = {
  /** Path of the page itself. */
  here: string;
  form: FormState;
  /** What the form begins with: one's own wording of today, else the region's; null: a question nobody has yet. */
  draft: QuestionVersion | null;
  /** The last version of one's own; 0: none. */
  latest: number;
  municipal: boolean;
  preview: boolean;
  /** 20.06.2019 */
  today: string;
};

/** One question with its answer, with a look at it before it is published. */
export function QuestionEditor({
  here,
  form,
  draft,
  latest,
  municipal,
  preview,
  today,
}: QuestionEditorProps) {
  return (
    <>
      {preview && (
        <Panel title="Так это увидят семьи" tone="quiet">
          <h3 className="text-xl font-semibold">{form.values.question}</h3>
          <AnswerText text={form.values.answer ?? ''} />
        </Panel>
      )}
      <Panel title="Вопрос и ответ">
        <Form
          action={`${here}/save`}
          form={form}
          hidden={{ seen: String(latest), ...(draft && { slug: draft.slug }) }}
        >
          {!draft && (
            <TextField
              form={form}
              name="slug"
              label="Имя ответа для ссылки"
              hint="Латинские буквы, цифры и дефис, например lost-number. Потом не меняется."
              required
              spellCheck={false}
              autoCapitalize="none"
              maxLength={60}
            />
          )}
          <SelectField
            form={form}
            name="topic"
            label="Раздел"
            required
            value={draft?.topic}
            placeholder="Выберите раздел"
            options={Object.entries(questionTopics).map(([value, label]) => ({ value, label }))}
          />
          <TextField
            form={form}
            name="sortOrder"
            label="Место в разделе"
            hint="Число: чем меньше, тем выше"
            inputMode="numeric"
            width="short"
            required
            value={String(draft?.sortOrder ?? 0)}
          />
          <TextField
            form={form}
            name="question"
            label="Вопрос"
            required
            value={draft?.question}
            maxLength={300}
          />
          <TextAreaField
            form={form}
            name="answer"
            label="Ответ"
            hint="Пустая строка начинает новый абзац, «- » в начале строки — пункт списка, [слова](/адрес) — ссылка."
            required
            rows={10}
            value={draft?.answer}
          />
          <RadioField
            form={form}
            name="shown"
            label="Показывать"
            required
            value={draft?.hidden ? 'hidden' : 'shown'}
            options={[
              { value: 'shown', label: 'Показывать на странице вопросов' },
              {
                value: 'hidden',
                label: municipal ? 'Вернуть ответ региона' : 'Снять со страницы',
                hint: municipal ? 'Если у региона такого вопроса нет, его не будет на странице' : undefined,
              },
            ]}
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
