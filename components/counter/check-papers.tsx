import { PaperChoice, PaperColumns } from '@/components/counter/paper-choice';
import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { ActivationDesk } from '@/lib/certificates/activation-desk';
import type { CounterRecord } from '@/lib/counter/open-record';
import { hasErrors, type FormState } from '@/lib/domain/form-state';

/** Where the shortcut «К проверке документов» leads: the first thing that can be pressed there. */
export const checkPapersId = 'all-originals';

type CheckPapersProps = {
  record: CounterRecord;
  desk: ActivationDesk;
  form: FormState;
  /** The version of the papers for which «Все оригиналы на месте» was pressed. */
  originalsOf: string | null;
};

/** The papers to compare and «Активировать». */
export function CheckPapers({ record, desk, form, originalsOf }: CheckPapersProps) {
  const { papers, acceptsCopies, paper } = desk;
  const faulty = hasErrors(form);
  // Pressed before the family changed something: nothing unseen is ticked.
  const ticked = paper !== null && originalsOf === paper.id && !faulty;
  const page = `/counter/certificates/${record.id}`;
  const allOriginals = (
    <Button id={checkPapersId} variant="secondary" form={allOriginalsId}>
      Все оригиналы на месте
    </Button>
  );
  return (
    <div className="print:hidden">
      {paper && <AllOriginals page={page} paperId={paper.id} />}
      <Panel title="Проверка документов" tone="highlight" dense aside={paper && !faulty && allOriginals}>
        <Form
          action={`${page}/activate`}
          form={form}
          hidden={{ part: 'activation', paperId: paper?.id ?? '' }}
        >
          {/* Beside the list it fills, below what is wrong with it. */}
          {paper && faulty && allOriginals}
          <p className="text-sm text-ink-soft">
            Подписывает {record.applicant === null ? 'ребёнок' : 'заявитель'}.
            {!acceptsCopies && ' Только оригиналы.'}
          </p>
          <div className="@container mt-2! divide-y divide-line text-sm">
            <PaperColumns acceptsCopies={acceptsCopies} />
            {papers.map((listed) => (
              <PaperChoice
                key={listed.key}
                form={form}
                paper={listed}
                acceptsCopies={acceptsCopies}
                ticked={ticked}
              />
            ))}
          </div>
          {ticked && <TickedNote />}
          <div className="mt-3! flex flex-wrap items-center gap-x-5 gap-y-1">
            <Button wide>Активировать</Button>
            <TextLink href={`${page}/return`} standalone>
              Вернуть на исправление
            </TextLink>
          </div>
        </Form>
      </Panel>
    </div>
  );
}

/* Its button stands inside the other form, too: a form within a form there is none. */
const allOriginalsId = 'all-originals-form';

/** Asks for the same page with the originals ticked: changes nothing, works without JavaScript. */
function AllOriginals({ page, paperId }: { page: string; paperId: string }) {
  return (
    <form id={allOriginalsId} action={page} method="get">
      <input type="hidden" name="originals" value={paperId} />
    </form>
  );
}

/** The keyboard goes on from here: the next stop is «Активировать», and who listens hears what has been ticked. */
function TickedNote() {
  return (
    <p tabIndex={-1} autoFocus className="mt-3! rounded-sm font-medium">
      Отмечены оригиналы всех обязательных документов. Если документа нет, исправьте отметку.
    </p>
  );
}
