import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
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
      <RadioField
        form={form}
        name="groupId"
        label="Группа сертификата"
        hint={groups.length > 1 ? whichGroup : undefined}
        required
        value={onlyOne(groups)}
        options={groups.map((group) => ({
          value: group.id,
          label: `${kindTitles[group.kind]}: ${group.title}`,
          hint: moneyOf(group),
        }))}
      />
      <RadioField
        form={form}
        name="documentId"
        label="Документ"
        required
        value={onlyOne(documents)}
        options={documents.map((document) => ({ value: document.id, label: formatDocument(document) }))}
      />
      <SubmitRow label="Получить сертификат" />
    </Form>
  );
}

/** Where there is nothing to choose, it is chosen. */
function onlyOne(options: readonly { id: string }[]): string | null {
  const [first, ...others] = options;
  return first && others.length === 0 ? first.id : null;
}

/** First what tells the groups apart: their titles often differ in the last words only. */
const kindTitles = {
  accounting: 'Сертификат учёта',
  funded: 'Сертификат персонифицированного финансирования',
} as const satisfies Record<CertificateChoice['groups'][number]['kind'], string>;

/** What a certificate of this group gives. */
function moneyOf({ kind, yearlyAmount }: CertificateChoice['groups'][number]): string {
  switch (kind) {
    case 'accounting':
      return 'Номер без денег, для бесплатных занятий';
    case 'funded':
      return yearlyAmount === null
        ? 'Деньги на оплату программ из реестра'
        : `${formatMoney(yearlyAmount)} в год на оплату программ из реестра`;
  }
}

const whichGroup = (
  <>
    Чем группы отличаются, сказано на странице <TextLink href="/certificate">«Что такое сертификат»</TextLink>
    .
  </>
);

function NoDocument({ childId }: { childId: string }) {
  return (
    <>
      <Notice tone="warning" title="Нужен документ, который подходит по возрасту">
        <p>До 14 лет это свидетельство о рождении, с 14 лет — паспорт.</p>
      </Notice>
      <ButtonLink href={`/cabinet/children/${childId}/document?step=${childId}`} wide>
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
