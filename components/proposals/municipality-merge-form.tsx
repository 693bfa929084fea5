import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { FactList } from '@/components/ui/fact-list';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import type { MergePreview } from '@/lib/regions/merge-preview';

type Props = {
  action: string;
  form: FormState;
  preview: MergePreview;
  choice: { proposalId: string | null; others: readonly { id: string; shortName: string }[] };
};

/** What would go over into another municipality, and the proposal to do so. */
export function MunicipalityMergeForm({ action, form, preview, choice }: Props) {
  if (choice.proposalId !== null) {
    return (
      <>
        <p>Присоединение уже предложено.</p>
        <TextLink href={`/admin/proposals/${choice.proposalId}`} standalone>
          Открыть предложение
        </TextLink>
      </>
    );
  }
  const count = (value: number) => value.toLocaleString('ru-RU');
  return (
    <Form action={action} form={form}>
      <p className="max-w-measure">
        Всё, что относится к муниципалитету, перейдёт к другому. Выданные номера сохранятся. Отменить это
        нельзя, поэтому решение подтверждает другой администратор региона.
      </p>
      <FactList
        items={[
          { term: 'Перейдёт детей', value: count(preview.children) },
          { term: 'Сертификатов', value: count(preview.certificates) },
          { term: 'Учреждений', value: count(preview.institutions) },
          { term: 'Групп сертификатов', value: count(preview.groups) },
          { term: 'Потеряют доступ администраторы', value: count(preview.admins) },
          { term: 'Перестанут действовать приглашения администраторов', value: count(preview.invitations) },
        ]}
      />
      <SelectField
        form={form}
        name="into"
        label="В состав какого муниципалитета"
        placeholder="Выберите муниципалитет"
        options={choice.others.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        required
      />
      <TextField
        form={form}
        name="mergeNote"
        label="Основание"
        hint="Каким законом или решением объединены муниципалитеты"
        maxLength={500}
        required
      />
      <SubmitRow label="Предложить присоединение" variant="danger" />
    </Form>
  );
}
