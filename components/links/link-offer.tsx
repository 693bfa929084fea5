import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import { Notice } from '@/components/ui/notice';

const speaksOfCertificate = /сертификат (может )?уже/i;

/** «Сертификат уже есть» was the answer of a form: the way to the child that somebody else has registered. */
export function LinkAfterRefusal({ form, childId }: { form: FormState; childId: string }) {
  const told = [form.sentence ?? '', ...Object.values(form.errors)];
  if (!told.some((sentence) => speaksOfCertificate.test(sentence))) return null;
  return (
    <Notice tone="info" title="Сертификат уже получил другой родитель?">
      <p>
        Специалист учреждения свяжет ребёнка с Вашим кабинетом по оригиналам документов.{' '}
        <TextLink href={`/cabinet/children/${childId}/link`}>Попросить о связи с ребёнком</TextLink>
      </p>
    </Notice>
  );
}
