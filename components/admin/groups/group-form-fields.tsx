import { RadioField } from '@/components/forms/choice-fields';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { endAge, minimumAge } from '@/lib/domain/eligibility';
import type { FormState } from '@/lib/domain/form-state';
import type { GroupRecord } from '@/lib/directory/groups/queries';

type GroupWords = Pick<GroupRecord, 'title' | 'minAge' | 'maxAge' | 'kind' | 'yearlyAmount' | 'places'>;

type GroupWordFieldsProps = { form: FormState; group: GroupWords | null };

const ages = Array.from({ length: endAge - minimumAge }, (_, at) => String(at + minimumAge)).map((age) => ({
  value: age,
  label: age,
}));

/** What a group says of itself. */
export function GroupWordFields({ form, group }: GroupWordFieldsProps) {
  return (
    <>
      <TextAreaField
        form={form}
        name="title"
        label="Название"
        hint="Так группа названа в заявлении, например: дети в возрасте от 5 до 18 лет, проживающие на территории округа"
        required
        value={group?.title ?? null}
        rows={3}
        maxLength={300}
      />
      <SelectField
        form={form}
        name="minAge"
        label="С какого возраста, полных лет"
        required
        value={String(group?.minAge ?? minimumAge)}
        options={ages}
      />
      <SelectField
        form={form}
        name="maxAge"
        label="По какой возраст, полных лет включительно"
        required
        value={String(group?.maxAge ?? endAge - 1)}
        options={ages}
      />
      <RadioField
        form={form}
        name="kind"
        label="Вид сертификата"
        required
        value={group?.kind ?? null}
        options={[
          { value: 'accounting', label: 'Сертификат учёта, без денег' },
          { value: 'funded', label: 'Сертификат персонифицированного финансирования, с номиналом' },
        ]}
      />
      <TextField
        form={form}
        name="yearlyAmount"
        label="Номинал на год, ₽"
        hint="Только для сертификата с номиналом, например: 18 432,00"
        value={group?.yearlyAmount?.replace('.', ',') ?? null}
        inputMode="decimal"
        width="short"
        maxLength={20}
      />
      <PlacesField form={form} places={group?.places ?? null} />
    </>
  );
}

export function PlacesField({ form, places }: { form: FormState; places: number | null }) {
  return (
    <TextField
      form={form}
      name="places"
      label="Число мест"
      hint="Только для сертификата с номиналом. Пусто — без предела"
      value={places === null ? null : String(places)}
      inputMode="numeric"
      width="short"
      maxLength={10}
    />
  );
}
