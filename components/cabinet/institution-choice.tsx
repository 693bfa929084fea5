import { InstitutionFacts } from '@/components/cabinet/institution-facts';
import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { CertificateInstitutions } from '@/lib/certificates/card';
import type { FormState } from '@/lib/domain/form-state';

type InstitutionChoiceProps = {
  action: string;
  form: FormState;
  places: CertificateInstitutions;
  /** Whether the one who looks may choose; else the list is only to read. */
  mayChoose: boolean;
};

/** The institutions of the municipality; as long as the certificate waits, one of them may be chosen. */
export function InstitutionChoice({ action, form, places, mayChoose }: InstitutionChoiceProps) {
  const { institutions, chosenId } = places;
  if (institutions.length === 0) {
    return (
      <EmptyState title="Сегодня здесь никто не принимает документы">
        <p>Позвоните в поддержку: телефон внизу страницы.</p>
      </EmptyState>
    );
  }
  if (!mayChoose) {
    return institutions.map((institution) => (
      <Panel key={institution.id} title={institution.shortName}>
        <InstitutionFacts institution={institution} />
      </Panel>
    ));
  }
  return (
    <Form action={action} form={form}>
      <RadioField
        form={form}
        name="institutionId"
        label="Куда Вам удобно прийти"
        hint="Выбор можно изменить, прийти можно в любое из учреждений. Пока выбранное закрыто, срок не идёт."
        required
        value={chosenId}
        options={institutions.map((institution) => ({
          value: institution.id,
          label: institution.shortName,
          hint: <InstitutionFacts institution={institution} />,
        }))}
      />
      <SubmitRow label="Выбрать это учреждение" />
    </Form>
  );
}
