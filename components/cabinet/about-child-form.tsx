import { PhoneField } from '@/components/cabinet/phone-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import type { AboutMe } from '@/lib/families/queries';

export function AboutChildForm({ form, me, childId }: { form: FormState; me: AboutMe; childId: string }) {
  return (
    <Form action="/cabinet/me/save-phone" form={form}>
      <PhoneField form={form} value={me.phone} />
      <p className="max-w-measure">
        Имя, дату рождения, документ, адрес и школу смотрите и меняйте в разделе{' '}
        <TextLink href={`/cabinet/children/${childId}`}>«Мои данные»</TextLink>.
      </p>
      <SubmitRow label="Сохранить" secondary={{ href: '/cabinet', label: 'Отмена' }} />
    </Form>
  );
}
