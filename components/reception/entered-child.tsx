import { GroundField } from '@/components/counter/ground-field';
import { CheckboxField } from '@/components/forms/choice-fields';
import { FieldSection } from '@/components/forms/field-layout';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Contacts } from '@/components/reception/entered-guardian';
import { EnteredDocument } from '@/components/reception/entered-document';
import { EnteredNames } from '@/components/reception/entered-names';
import { FieldGrid } from '@/components/reception/field-grid';
import { CertainChildren, KnownChildren } from '@/components/reception/known-children';
import { KnownHere } from '@/components/reception/known-here';
import { Button } from '@/components/ui/button';
import type { FormState } from '@/lib/domain/form-state';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { townNamedElsewhere } from '@/lib/domain/named-town';
import { attendsNone } from '@/lib/families/child-place';
import type { CheckedChild } from '@/lib/reception/check-family';
import { typedBirthDate, youngQuestion } from '@/lib/reception/child-faults';
import { mustChooseGroup } from '@/lib/reception/group-choice';
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
        {!alone && (
          <div className="flex flex-wrap gap-3">
            <Button variant="secondary" formAction={moreAction} name="step" value={`copy${block}`}>
              {block === 1 ? 'Скопировать фамилию заявителя' : 'Скопировать фамилию и адрес'}
            </Button>
            {block > 1 && (
              <Button variant="quiet" formAction={moreAction} name="step" value={`remove${block}`}>
                Убрать ребёнка {block}
              </Button>
            )}
          </div>
        )}
        <KnownChildren form={form} block={block} known={known} />
        <EnteredNames form={form} bornRequired nameOf={(part) => blockName(block, part)} />
        <YoungChild form={form} block={block} />
        <EnteredDocument
          form={form}
          kinds={alone ? kinds.filter((kind) => !kind.endsWith('birth_certificate')) : kinds}
          nameOf={(part) => blockName(block, part)}
        />
        <CertainChildren known={known} />
        <KnownHere section={block} />
        <TextField
          form={form}
          name={blockName(block, 'address')}
          label="Адрес ребёнка"
          hint={alone ? 'Город, улица, дом, квартира' : 'Пусто — тот же, что у заявителя'}
          required={alone}
          autoComplete="off"
        />
        <OtherTown form={form} block={block} choices={choices} />
        <Place form={form} block={block} choices={choices} alone={alone} />
        {alone && <Contacts form={form} />}
      </FieldSection>
    </div>
  );
}

type BlockProps = Pick<EnteredChildProps, 'form' | 'block'>;

/** Born too late for a number today: mostly a slip of the pen in the year. */
function YoungChild({ form, block }: BlockProps) {
  const question = youngQuestion(form.values, block);
  return question && <CheckboxField form={form} name={blockName(block, 'young')} required {...question} />;
}

/** The address names another municipality: mostly the family came to the wrong desk. */
function OtherTown({ form, block, choices }: BlockProps & Pick<EnteredChildProps, 'choices'>) {
  const { own, others } = choices.towns;
  const address = form.values[blockName(block, 'address')] || (form.values.address ?? '');
  const named = townNamedElsewhere(address, own, others);
  return (
    named && (
      <CheckboxField
        form={form}
        name={blockName(block, 'place')}
        required
        value={named.id}
        label={`Ребёнок живёт в муниципалитете ${own}, хотя в адресе назван другой: ${named.name}`}
      />
    )
  );
}

type PlaceProps = Pick<EnteredChildProps, 'form' | 'block' | 'choices' | 'alone'>;

function Place({ form, block, choices, alone }: PlaceProps) {
  const { schools, groups, ownPupilsOf } = choices;
  const chooses = mustChooseGroup(groups, typedBirthDate(form.values, block));
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
        required={chooses}
        placeholder={chooses ? 'Выберите' : 'По возрасту'}
        options={groups.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </FieldGrid>
  );
}
