import { DocumentFields } from '@/components/cabinet/document-fields';
import { FileField } from '@/components/forms/file-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { FormState } from '@/lib/domain/form-state';
import { scanKindWords, scanMediaTypes, scanPageLimit, scanSizeWords } from '@/lib/domain/scan-files';
import type { MyChild } from '@/lib/families/queries';

type DocumentFormProps = {
  form: FormState;
  child: MyChild;
  /** The scan that was sent with the form that came back. */
  waitingScan: { id: string; fileName: string; size: number; picture: string | null } | null;
  /** Id of the child whose application asks for the document. */
  step: string | null;
  cancelHref: string;
};

export function DocumentForm({ form, child, waitingScan, step, cancelHref }: DocumentFormProps) {
  const here = `/cabinet/children/${child.id}`;
  const shown = withScanErrors(form);
  return (
    <Form
      action={`${here}/document/save`}
      form={shown}
      enctype="multipart/form-data"
      hidden={step ? { step } : {}}
    >
      <p>
        <span className="block font-medium">Ребенок</span>
        {child.name}
      </p>
      <DocumentFields form={shown} kinds={child.documentKinds} document={unseenOf(child)} />
      <FileField
        form={shown}
        name="scan"
        label="Документ"
        hint={`Снимите документ целиком, чтобы текст читался. Подходят ${scanKindWords} (в PDF не больше ${scanPageLimit} страниц), не больше ${scanSizeWords}`}
        required
        accept={accept}
        sendTo="/cabinet/scans/save"
        kept={
          waitingScan && {
            id: waitingScan.id,
            name: waitingScan.fileName,
            size: waitingScan.size,
            picture: waitingScan.picture,
          }
        }
      />
      <TextAreaField form={shown} name="comment" label="Комментарий" rows={2} />
      <SubmitRow label="Добавить" secondary={{ href: cancelHref, label: 'Отмена' }} />
    </Form>
  );
}

const accept = [...Object.keys(scanMediaTypes), '.jpg', '.jpeg', '.png', '.gif', '.pdf'].join(',');

/** Whose scan nobody will see is not typed a second time: only the new picture is missing. */
function unseenOf({ documents, documentKinds }: MyChild) {
  return documents.find(({ kind, scan }) => scan?.trouble && documentKinds.includes(kind)) ?? null;
}

/** The family knows one field «Документ»: whatever is wrong with the kept scan stands there. */
function withScanErrors(form: FormState): FormState {
  const { scanId, ...errors } = form.errors;
  return scanId === undefined ? form : { ...form, errors: { ...errors, scan: errors.scan ?? scanId } };
}
