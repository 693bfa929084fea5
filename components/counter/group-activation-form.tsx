import { GroupTicks } from '@/components/counter/group-ticks';
import { PaperTicks, Tick } from '@/components/counter/paper-ticks';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { WaitingPupil } from '@/lib/certificates/group/waiting-pupils';
import type { FormState } from '@/lib/domain/form-state';
import { paperKeys, shortPaperTitles } from '@/lib/domain/group-activation';
import type { Paper, PaperKey } from '@/lib/domain/papers-to-bring';
import { formatDate } from '@/lib/domain/dates';

type GroupActivationFormProps = {
  action: string;
  form: FormState;
  pupils: readonly WaitingPupil[];
  acceptsCopies: boolean;
  hidden: Readonly<Record<string, string>>;
};

/** A class at once: a line for each child, a tick for each paper that lies on the desk, one press for all that are complete. */
export function GroupActivationForm({
  action,
  form,
  pupils,
  acceptsCopies,
  hidden,
}: GroupActivationFormProps) {
  const papers = Object.fromEntries(
    pupils.map(({ certificateId, paperId }) => [`paper.${certificateId}`, paperId]),
  );
  return (
    <Form action={action} form={form} hidden={{ ...hidden, ...papers }}>
      <p className="max-w-measure text-ink-soft">
        Сверьте документы каждого ребёнка и отметьте, что принесли. Активируются те, у кого отмечено всё
        обязательное; остальные будут названы с причиной.
        {!acceptsCopies && ' Принимаются только оригиналы.'}
      </p>
      <fieldset>
        <legend className="font-medium">Оригинал есть у всех на этой странице</legend>
        <div className="flex flex-wrap gap-x-6">
          {paperKeys
            .filter((key) => pupils.some(({ papers }) => isRequired(papers, key)))
            .map((key) => (
              <Tick key={key} name={`column.${key}`} form={form} label={shortPaperTitles[key]} />
            ))}
        </div>
      </fieldset>
      <Table
        caption="Документы детей"
        captionHidden
        rows={pupils}
        rowKey={({ certificateId }) => certificateId}
        columns={[
          { key: 'name', header: 'Ребёнок', cell: (pupil) => <PupilCell pupil={pupil} /> },
          {
            key: 'all',
            header: 'Сразу',
            cell: ({ certificateId, name }) => (
              <Tick name={`all.${certificateId}`} form={form} label="всё" about={name} />
            ),
          },
          {
            key: 'papers',
            header: acceptsCopies ? 'Что принесли: оригинал или копия' : 'Что принесли',
            cell: (pupil) => <PaperTicks pupil={pupil} form={form} acceptsCopies={acceptsCopies} />,
          },
        ]}
      />
      <GroupTicks />
      <SubmitRow label="Активировать отмеченных" />
    </Form>
  );
}

function isRequired(papers: readonly Paper[], key: PaperKey): boolean {
  return papers.some((paper) => paper.key === key && paper.needed === 'required');
}

function PupilCell({ pupil }: { pupil: WaitingPupil }) {
  return (
    <>
      <TextLink href={`/counter/certificates/${pupil.certificateId}`} standalone>
        {pupil.name}
      </TextLink>
      <span className="block text-sm font-normal text-ink-soft">
        {[formatDate(pupil.birthDate), pupil.groupName].filter(Boolean).join(', ')}
      </span>
    </>
  );
}
