import { GroundField } from '@/components/counter/ground-field';
import { FieldSection } from '@/components/forms/field-layout';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Contacts } from '@/components/reception/entered-guardian';
import { EnteredDocument } from '@/components/reception/entered-document';
import { EnteredNames } from '@/components/reception/entered-names';
import { FieldGrid } from '@/components/reception/field-grid';
import { KnownChildren } from '@/components/reception/known-children';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/domain/form-state';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { attendsNone } from '@/lib/families/child-place';
import type { CheckedChild } from '@/lib/reception/check-family';
import type { VisitChoices } from '@/lib/reception/form-choices';
import { blockAnchor, blockName } from '@/lib/reception/visit-blocks';

type EnteredChildProps = {
  form: FormState;
  block: number;
  title: string;
  /** The child applies alone: no adult, telephone and e-mail of its own. */
  alone: boolean;
  choices: VisitChoices;
  known: readonly CheckedChild[];
  moreAction: string;
};

const kinds: readonly IdentityDocumentKind[] = [
  'birth_certificate',
  'passport',
  'foreign_birth_certificate',
  'foreign_passport',
  'temporary_identity_card',
  'other',
];

/** One child as its document on the desk says. */
export function EnteredChild(props: EnteredChildProps) {
  const { form, block, title, alone, choices, known, moreAction } = props;
  return (
    <div id={blockAnchor(block)} className="scroll-mt-20">
      <FieldSection title={title}>
        {block > 1 && <p className="text-ink-soft">Если раздел не нужен, оставьте его пустым.</p>}
        {!alone && (
          <div>
            <Button variant="secondary" formAction={moreAction} name="step" value={`copy${block}`}>
              {block === 1 ? 'Скопировать фамилию заявителя' : 'Скопировать фамилию и адрес'}
            </Button>
          </div>
        )}
        <KnownChildren form={form} block={block} known={known} />
        <EnteredNames form={form} bornRequired nameOf={(part) => blockName(block, part)} />
        <EnteredDocument
          form={form}
          kinds={alone ? kinds.filter((kind) => !kind.endsWith('birth_certificate')) : kinds}
          nameOf={(part) => blockName(block, part)}
        />
        <TextField
          form={form}
          name={blockName(block, 'address')}
          label="Адрес ребёнка"
          hint={alone ? 'Город, улица, дом, квартира' : 'Пусто — тот же, что у заявителя'}
          required={alone}
          autoComplete="off"
        />
        <Place form={form} block={block} choices={choices} alone={alone} />
        {alone && <Contacts form={form} />}
      </FieldSection>
    </div>
  );
}

type PlaceProps = Pick<EnteredChildProps, 'form' | 'block' | 'choices' | 'alone'>;

function Place({ form, block, choices, alone }: PlaceProps) {
  const { schools, groups, ownPupilsOf } = choices;
  const none = { value: attendsNone, label: 'Не посещает ни детский сад, ни школу' };
  const places = schools.map(({ id, shortName }) => ({ value: id, label: shortName }));
  return (
    <FieldGrid>
      <SelectField
        form={form}
        name={blockName(block, 'institution')}
        label="Школа или детский сад"
        required
        value={ownPupilsOf}
        placeholder="Выберите"
        options={ownPupilsOf === null ? [none, ...places] : places}
      />
      <TextField
        form={form}
        name={blockName(block, 'groupName')}
        label="Класс или группа"
        autoComplete="off"
        width="medium"
      />
      {!alone && <GroundField form={form} name={blockName(block, 'ground')} />}
      <SelectField
        form={form}
        name={blockName(block, 'groupId')}
        label="Группа сертификата"
        placeholder="По возрасту"
        options={groups.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </FieldGrid>
  );
}
