import { Form } from '@/components/forms/form';
import { CheckWhileTyping } from '@/components/reception/check-while-typing';
import { EnteredChild } from '@/components/reception/entered-child';
import { EnteredGuardian } from '@/components/reception/entered-guardian';
import { FormatOnBlur } from '@/components/reception/format-on-blur';
import { KeepDraft } from '@/components/reception/keep-draft';
import { Button } from '@/components/ui/button';
import { withWhose } from '@/lib/reception/whose-fault';
import type { FormState } from '@/lib/domain/form-state';
import type { CheckedFamily } from '@/lib/reception/check-family';
import type { VisitChoices } from '@/lib/reception/form-choices';
import { mostVisitChildren, visitBlocks } from '@/lib/reception/visit-blocks';

type VisitFormProps = {
  form: FormState;
  /** Of this very form: sent twice, it enters the family once. */
  visitId: string;
  choices: VisitChoices;
  known: CheckedFamily;
};

const action = '/counter/family/new';

/** A whole family from the originals on the desk: applicant and children, one after the other. */
export function VisitForm({ form, visitId, choices, known }: VisitFormProps) {
  const alone = form.values.applicant === 'child';
  const blocks = alone ? 1 : visitBlocks(form.values);
  const asked = askedRecords(form, known);
  return (
    <Form
      action={`${action}/save`}
      form={withWhose(form, alone)}
      hidden={{ visitId, children: String(blocks), applicant: alone ? 'child' : 'parent', ...asked }}
    >
      {/* First in the form: the key «Enter» presses it wherever the cursor stands. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
        Записать семью
      </button>
      <WhoApplies alone={alone} />
      {!alone && <EnteredGuardian form={form} known={known.guardians} />}
      {Array.from({ length: blocks }, (_, at) => (
        <EnteredChild
          key={at + 1}
          form={form}
          block={at + 1}
          title={alone ? 'Ребёнок, он же заявитель' : blocks === 1 ? 'Ребёнок' : `Ребёнок ${at + 1}`}
          alone={alone}
          choices={choices}
          known={known.children.filter(({ block }) => block === at + 1)}
          moreAction={`${action}/more`}
        />
      ))}
      <div className="flex flex-col gap-3 pt-1 sm:flex-row sm:flex-wrap sm:items-center">
        <Button wide>Записать и напечатать</Button>
        {!alone && blocks < mostVisitChildren && (
          <Button variant="secondary" wide formAction={`${action}/more`} name="step" value="add">
            Добавить ещё ребёнка
          </Button>
        )}
        <Button variant="quiet" wide formAction={`${action}/more`} name="step" value="keep">
          Отложить запись
        </Button>
      </div>
      <KeepDraft action="/counter/family/draft/save" />
      <CheckWhileTyping action="/counter/family/check" shown={known} />
      <FormatOnBlur />
    </Form>
  );
}

function WhoApplies({ alone }: { alone: boolean }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span>
        {alone
          ? 'Заявление подаёт сам ребёнок: ему есть 14 лет.'
          : 'Заявление подаёт родитель (законный представитель).'}
      </span>
      <Button
        variant="quiet"
        formAction={`${action}/more`}
        name="step"
        value={alone ? 'parent_applies' : 'child_applies'}
      >
        {alone ? 'Пришёл родитель' : 'Ребёнок от 14 лет пришёл сам'}
      </Button>
    </p>
  );
}

/** A record that was opened goes along unseen; where the page asks which record is meant, the answer goes instead. */
function askedRecords({ values }: FormState, known: CheckedFamily): Record<string, string> {
  const asked = new Set([
    ...(known.guardians.length > 0 ? ['parentRecord'] : []),
    ...known.children
      .filter(({ kind }) => kind === 'known' || kind === 'renamed')
      .map(({ block }) => `child${block}Record`),
  ]);
  const records = Object.entries(values).filter(([name]) => /^(parent|child\d)Record$/.test(name));
  return Object.fromEntries(records.filter(([name]) => !asked.has(name)));
}
