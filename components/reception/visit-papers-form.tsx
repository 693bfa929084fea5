import { PaperChoice, PaperColumns } from '@/components/counter/paper-choice';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { VisitChild } from '@/components/reception/visit-child';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import type { Visit, VisitCase } from '@/lib/reception/visit-desk';
import { paperField } from '@/lib/reception/activate-visit';

type VisitPapersFormProps = {
  form: FormState;
  visit: Visit;
  /** «Все оригиналы на месте» was pressed. */
  ticked: boolean;
};

/** The papers of the whole family in one list, and one press for all of them. */
export function VisitPapersForm({ form, visit, ticked }: VisitPapersFormProps) {
  const page = `/counter/family/visits/${visit.id}`;
  const open = visit.children.filter(isOpenCase);
  const [first] = open;
  const own = first?.certificate.papers.find(({ key }) => key === 'applicant_document');
  const look = { form, acceptsCopies: visit.acceptsCopies, ticked };
  const paperIds = open.map(({ certificate }) => [
    paperField('paperId', certificate.id),
    certificate.paperId,
  ]);
  return (
    <Panel
      title="2. Проверьте документы"
      tone="highlight"
      aside={
        <form action={page} method="get">
          <input type="hidden" name="originals" value="all" />
          <Button variant="secondary">Все оригиналы на месте</Button>
        </form>
      }
    >
      <Form
        action={`${page}/activate`}
        form={withPaper(form, open)}
        hidden={Object.fromEntries(paperIds) as Record<string, string>}
      >
        {!visit.acceptsCopies && <p className="text-sm text-ink-soft">Принимаются только оригиналы.</p>}
        {own && own.needed !== 'not_required' && (
          <div className="@container">
            <PaperColumns acceptsCopies={visit.acceptsCopies} />
            <PaperChoice {...look} paper={own} />
          </div>
        )}
        {open.map((child) => (
          <section key={child.childId} className="border-t border-line pt-4">
            <h3 className="font-semibold">{child.name}</h3>
            <div className="@container mt-1 divide-y divide-line">
              <PaperColumns acceptsCopies={visit.acceptsCopies} />
              {child.certificate.papers
                .filter(({ key }) => key !== 'applicant_document')
                .map((paper) => (
                  <PaperChoice
                    key={paper.key}
                    {...look}
                    paper={paper}
                    name={paperField(paper.key, child.certificate.id)}
                  />
                ))}
            </div>
          </section>
        ))}
        {ticked && (
          <p tabIndex={-1} autoFocus className="rounded-sm font-medium">
            Отмечены оригиналы всех обязательных документов. Если документа нет, исправьте отметку.
          </p>
        )}
        <SubmitRow
          label="Подписано, всё сверено: активировать"
          secondary={{ href: `${page}/done`, label: 'Активировать позже' }}
        />
      </Form>
    </Panel>
  );
}

/** The summary names the child and the paper; at the mark itself both stand beside it. */
function withPaper(form: FormState, open: readonly OpenCase[]): FormState {
  const named = open.flatMap(({ name, certificate }) =>
    certificate.papers.map(({ key, title }) => {
      const whose = key === 'applicant_document' ? '' : `${name}, `;
      const brief = title.replace(/, подписанн.*$/, '');
      return [paperField(key, certificate.id), `${whose}«${brief}»`] as const;
    }),
  );
  const papers = new Map(named);
  const told = Object.entries(form.errors).map(([field, message]) => {
    const paper = papers.get(field);
    return [field, paper === undefined ? message : `${paper}. ${message}`];
  });
  return { ...form, errors: Object.fromEntries(told) as Record<string, string> };
}

type OpenCase = VisitCase & { certificate: NonNullable<VisitCase['certificate']> };

/** Nothing but the papers is left. */
export function isOpenCase(child: VisitCase): child is OpenCase {
  return child.certificate?.status === 'not_activated' && child.left === null;
}

/** Children for whom something else has to come first. */
export function HeldCases({ visit }: { visit: Visit }) {
  const held = visit.children.filter((child) => !isOpenCase(child));
  return held.map((child) => <VisitChild key={child.childId} child={child} />);
}
