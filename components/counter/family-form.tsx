import { NameFields } from '@/components/cabinet/name-fields';
import { SnilsField } from '@/components/cabinet/snils-field';
import { GroundField } from '@/components/counter/ground-field';
import { ParentFields } from '@/components/counter/parent-fields';
import { FieldSection } from '@/components/forms/field-layout';
import { Form } from '@/components/forms/form';
import { DateField, TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { birthDateWords } from '@/lib/domain/fields';
import type { FormState } from '@/lib/domain/form-state';
import type { KnownParent, KnownPupil } from '@/lib/families/describe-known';
import { childBlocks, childFieldName, childrenAnchor, mostChildren } from '@/lib/families/register-fields';

type FamilyFormProps = {
  form: FormState;
  action: string;
  known: { parents: readonly KnownParent[]; pupils: ReadonlyMap<string, KnownPupil> };
  classNames: readonly string[];
};

/** A parent and their children on one page; each further child is one more part of it. */
export function FamilyForm({ form, action, known, classNames }: FamilyFormProps) {
  const blocks = childBlocks(form.values);
  return (
    <Form action={`${action}/save`} form={form} hidden={{ children: String(blocks) }}>
      <FieldSection title="Родитель (законный представитель)">
        <ParentFields form={form} known={known.parents} />
      </FieldSection>
      {Array.from({ length: blocks }, (_, at) => (
        <ChildSection
          key={at + 1}
          form={form}
          block={at + 1}
          alone={blocks === 1}
          pupil={known.pupils.get(childFieldName(at + 1, 'surname'))}
          classNames={classNames}
        />
      ))}
      <div className="flex flex-col gap-3 pt-1 sm:flex-row sm:flex-wrap sm:items-center">
        {/* First in the form: the key «Enter» presses it. */}
        <Button wide>Записать семью</Button>
        {blocks < mostChildren && (
          <Button variant="secondary" wide formAction={`${action}/more`}>
            Добавить ещё ребёнка
          </Button>
        )}
      </div>
    </Form>
  );
}

type ChildSectionProps = {
  form: FormState;
  block: number;
  alone: boolean;
  pupil: KnownPupil | undefined;
  classNames: readonly string[];
};

function ChildSection({ form, block, alone, pupil, classNames }: ChildSectionProps) {
  return (
    <div id={childrenAnchor(block)} className="scroll-mt-20">
      <FieldSection title={alone ? 'Ребёнок' : `Ребёнок ${block}`}>
        {block > 1 && <p className="text-ink-soft">Если раздел не нужен, оставьте его пустым.</p>}
        {pupil && (
          <Notice tone="warning" title="Этот ребёнок уже есть в Вашем списке">
            <p>
              <TextLink href={`/counter/logins/pupils/${pupil.childId}`}>
                {[pupil.name, pupil.groupName].filter(Boolean).join(', ')}
              </TextLink>
            </p>
          </Notice>
        )}
        <NameFields form={form} nameOf={(part) => childFieldName(block, part)} />
        <DateField
          form={form}
          name={childFieldName(block, 'birthDate')}
          label={birthDateWords.title}
          required
        />
        <SnilsField form={form} name={childFieldName(block, 'snils')} />
        <TextField
          form={form}
          name={childFieldName(block, 'groupName')}
          label="Класс или группа"
          hint="Например, 2 «Б» или «Ромашка»"
          autoComplete="off"
          width="medium"
          suggestions={classNames}
        />
        <GroundField form={form} name={childFieldName(block, 'ground')} />
      </FieldSection>
    </div>
  );
}
