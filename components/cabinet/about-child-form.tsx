import { PhoneField } from '@/components/cabinet/phone-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import type { AboutMe } from '@/lib/families/queries';

type AboutChildFormProps = {
  form: FormState;
  me: AboutMe;
  childId: string;
  /** Id of the child when its application asks for the telephone. */
  step: string | null;
  mayEdit: boolean;
};

export function AboutChildForm({ form, me, childId, step, mayEdit }: AboutChildFormProps) {
  const myData = <TextLink href={`/cabinet/children/${childId}`}>«Мои данные»</TextLink>;
  if (!mayEdit) {
    return (
      <Notice tone="info" title="До 14 лет сведения о Вас меняет родитель (законный представитель)">
        <p>Посмотреть их можно в разделе {myData}.</p>
      </Notice>
    );
  }
  return (
    <Form action="/cabinet/me/save-phone" form={form} hidden={step ? { step } : {}}>
      <PhoneField form={form} value={me.phone} />
      <p className="max-w-measure">
        Имя, дату рождения, документ, адрес и школу смотрите и меняйте в разделе {myData}.
      </p>
      <SubmitRow
        label="Сохранить"
        secondary={{ href: step ? '/cabinet/certificate/apply' : '/cabinet', label: 'Отмена' }}
      />
    </Form>
  );
}
