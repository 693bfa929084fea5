import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import { Notice } from '@/components/ui/notice';
import { speaksOfCertificate } from '@/lib/domain/link-requests';
import type { Role } from '@/lib/domain/roles';

type LinkAfterRefusalProps = { form: FormState; childId: string; role: Role };

/** «Сертификат уже есть» was the answer of a form: the way to the child that somebody else has registered. */
export function LinkAfterRefusal({ form, childId, role }: LinkAfterRefusalProps) {
  if (!speaksOfCertificate(form)) return null;
  if (role === 'child') {
    return (
      <Notice tone="info" title="Сертификат уже есть?">
        <p>
          Обратитесь с документом в учреждение, которое принимает заявления: специалист найдёт сертификат.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="info" title="Сертификат уже получил другой родитель?">
      <p>
        Специалист учреждения свяжет ребёнка с Вашим кабинетом по оригиналам документов.{' '}
        <TextLink href={`/cabinet/children/${childId}/link`}>Попросить о связи с ребёнком</TextLink>
      </p>
    </Notice>
  );
}
