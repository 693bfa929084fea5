import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { counted } from '@/lib/domain/plural';
import { rowWords, type RowState } from '@/lib/domain/table-import';
import type { ShownImport } from '@/lib/imports/queries';

type ConfirmImportProps = { form: FormState; shown: ShownImport; action: string };

/** What the dry run came to; from here on it is written. */
export function ConfirmImport({ form, shown, action }: ConfirmImportProps) {
  const { waiting, doubtful } = shown.counts;
  return (
    <Panel title="Файл проверен, ещё ничего не записано" tone="highlight">
      <RowCounts shown={shown} states={['waiting', 'matched', 'refused']} />
      {doubtful > 0 && (
        <Notice
          tone="warning"
          title={`${counted(doubtful, 'ребёнок похож', 'ребёнка похожи', 'детей похожи')} на уже записанных`}
        >
          <p>Посмотрите эти строки ниже, на вкладке «Похожи на записанных», прежде чем загружать.</p>
        </Notice>
      )}
      {waiting > 0 ? (
        <Form action={action} form={form}>
          <SubmitRow label={`Загрузить ${counted(waiting, 'строку', 'строки', 'строк')}`} />
        </Form>
      ) : (
        <p>Записывать нечего: исправьте файл и загрузите его снова или выберите другие столбцы.</p>
      )}
    </Panel>
  );
}

type RowCountsProps = { shown: ShownImport; states: readonly RowState[] };

export function RowCounts({ shown: { kind, stage, counts }, states }: RowCountsProps) {
  return (
    <FactList
      items={states.map((state) => ({
        term: rowWords(kind, stage, state).many,
        value: String(counts[state]),
      }))}
    />
  );
}
