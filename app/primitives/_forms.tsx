import { FieldSection } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import { untouchedForm } from '@/lib/domain/form-state';
import { Shelf, Specimen } from './_specimen';

const wrong: FormState = {
  values: { 'form-series': 'XX' },
  errors: { 'form-series': 'Серия выглядит так: I-ЛО', 'form-place': 'Укажите, кем выдан документ' },
  sentence: 'Документ не сохранён.',
};

export function FormSpecimens() {
  return (
    <Shelf title="Форма">
      <Specimen state="Новая">
        <Form action="/primitives" form={untouchedForm} hidden={{ child: '1' }}>
          <FieldSection title="Документ">
            <TextField form={untouchedForm} name="new-series" label="Серия" required />
          </FieldSection>
          <SubmitRow label="Добавить" secondary={{ href: '#content', label: 'Отмена' }} />
        </Form>
      </Specimen>
      <Specimen state="С ошибками">
        <Form action="/primitives" form={wrong}>
          <TextField form={wrong} name="form-series" label="Серия" required />
          <TextField form={wrong} name="form-place" label="Место выдачи" required />
          <SubmitRow label="Добавить" />
        </Form>
      </Specimen>
      <Specimen state="Опасное действие">
        <Form action="/primitives" form={untouchedForm}>
          <SubmitRow
            label="Отменить заявку"
            variant="danger"
            secondary={{ href: '#content', label: 'Не отменять' }}
          />
        </Form>
      </Specimen>
    </Shelf>
  );
}
