import { DocumentFields } from '@/components/cabinet/document-fields';
import { FileField } from '@/components/forms/file-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { FormState } from '@/lib/domain/form-state';
import { scanMediaTypes, scanSizeWords } from '@/lib/domain/scan-files';
import type { MyChild } from '@/lib/families/queries';

type DocumentFormProps = {
  form: FormState;
  child: MyChild;
  /** The scan that was sent with the form that came back. */
  waitingScan: { id: string; fileName: string; size: number } | null;
  /** Id of the child whose application asks for the document. */
  step: string | null;
};

export function DocumentForm({ form, child, waitingScan, step }: DocumentFormProps) {
  const here = `/cabinet/children/${child.id}`;
  const shown = withScanErrors(form);
  return (
    <Form
      action={`${here}/document/save`}
      form={shown}
      enctype="multipart/form-data"
      hidden={{ ...(waitingScan && { scanId: waitingScan.id }), ...(step && { step }) }}
    >
      <p>
        <span className="block font-medium">Ребенок</span>
        {child.name}
      </p>
      <DocumentFields form={shown} kinds={child.documentKinds} />
      <FileField
        form={shown}
        name="scan"
        label="Документ"
        hint={`Фотография или скан: JPG, JPEG, PNG или GIF, не больше ${scanSizeWords}`}
        required
        accept={accept}
        kept={waitingScan && { name: waitingScan.fileName, size: sizeWords(waitingScan.size) }}
      />
      <TextAreaField form={shown} name="comment" label="Комментарий" rows={2} />
      <SubmitRow
        label="Добавить"
        secondary={{ href: step ? '/cabinet/certificate/apply' : here, label: 'Отмена' }}
      />
    </Form>
  );
}

const accept = [...Object.keys(scanMediaTypes), '.jpg', '.jpeg', '.png', '.gif'].join(',');

/** The family knows one field «Документ»: whatever is wrong with the kept scan stands there. */
function withScanErrors(form: FormState): FormState {
  const { scanId, ...errors } = form.errors;
  return scanId === undefined ? form : { ...form, errors: { ...errors, scan: errors.scan ?? scanId } };
}

const megabytes = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** «2,4 МБ» */
function sizeWords(bytes: number): string {
  return `${megabytes.format(Math.max(bytes / 1024 / 1024, 0.1))}\u00a0МБ`;
}
