import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { MyApplication } from '@/lib/applications/queries';
import type { CertificateChoice } from '@/lib/certificates/queries';
import type { FormState } from '@/lib/domain/form-state';
import { formatDocument } from '@/lib/domain/identity-documents';
import { formatMoney } from '@/lib/domain/money';

type GetCertificateFormProps = { form: FormState; application: MyApplication; choice: CertificateChoice };

export function GetCertificateForm({ form, application, choice }: GetCertificateFormProps) {
  const { groups, documents, municipality } = choice;
  if (documents.length === 0) return <NoDocument childId={application.childId} />;
  if (groups.length === 0) return <NoGroup municipality={municipality.shortName} />;
  return (
    <Form action={`/cabinet/applications/${application.id}/certificate/save`} form={form}>
      <SelectField
        form={form}
        name="groupId"
        label="Группа сертификата"
        required
        {...preselected(groups)}
        options={groups.map((group) => ({ value: group.id, label: groupLabel(group) }))}
      />
      <SelectField
        form={form}
        name="documentId"
        label="Документ"
        required
        {...preselected(documents)}
        options={documents.map((document) => ({ value: document.id, label: formatDocument(document) }))}
      />
      <SubmitRow label="Получить сертификат" />
    </Form>
  );
}

/** Where there is nothing to choose, it is chosen. */
function preselected(options: readonly { id: string }[]): { value: string } | { placeholder: string } {
  const [only, ...others] = options;
  return only && others.length === 0 ? { value: only.id } : { placeholder: 'Выберите' };
}

function groupLabel({ title, yearlyAmount }: CertificateChoice['groups'][number]): string {
  return yearlyAmount === null ? title : `${title} (номинал ${formatMoney(yearlyAmount)} в год)`;
}

function NoDocument({ childId }: { childId: string }) {
  return (
    <>
      <Notice tone="warning" title="Нужен документ, который подходит по возрасту">
        <p>До 14 лет это свидетельство о рождении, с 14 лет — паспорт. Добавьте его и вернитесь сюда.</p>
      </Notice>
      <ButtonLink href={`/cabinet/children/${childId}/document`} wide>
        Предоставить документ
      </ButtonLink>
    </>
  );
}

function NoGroup({ municipality }: { municipality: string }) {
  return (
    <Notice tone="warning" title="Сейчас подходящей группы сертификата нет">
      <p>
        Муниципалитет ({municipality}) пока не открыл группу для этого возраста. Заявка сохранена: зайдите
        позже или спросите в учреждении из <TextLink href="/institutions">списка</TextLink>, когда начнут
        выдавать.
      </p>
    </Notice>
  );
}
