import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { CancelImport } from '@/components/imports/cancel-import';
import { ColumnForm } from '@/components/imports/column-form';
import { ConfirmImport } from '@/components/imports/confirm-import';
import { ImportOutcome } from '@/components/imports/import-outcome';
import { ImportProgress } from '@/components/imports/import-progress';
import { ImportRows } from '@/components/imports/import-rows';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { formatMinute } from '@/lib/domain/dates';
import { importKinds, isAtWork, isCancellable } from '@/lib/domain/table-import';
import { importPlace, type ImportActor } from '@/lib/imports/import-place';
import { getImport, listImportRows, readRowFilter } from '@/lib/imports/queries';
import { environment } from '@/lib/platform/environment';

type ImportPageProps = {
  actor: ImportActor;
  /** Of the desk; null for a school. */
  municipalityId: string | null;
  /** Path of all lists of this place. */
  list: string;
  importId: string;
  /** Where slips for the new families are printed; null for a desk: the schools print them. */
  slips: string | null;
  query: PageQuery;
};

/** One list, with the one next step of its stage. */
export async function ImportPage({ actor, municipalityId, list, importId, slips, query }: ImportPageProps) {
  const here = `${list}/${importId}`;
  const place = await importPlace(actor, municipalityId);
  const shown = await orNotFound(getImport(actor, place, importId));
  const { stage, kind, head } = shown;
  const [form, { filter: asked, after }] = await Promise.all([pageForm(here, actor.accountId, query), query]);
  const filter = readRowFilter(asked);
  const line = typeof after === 'string' && /^\d{1,7}$/.test(after) ? Number(after) : 0;
  const withRows = !shown.destroyed && (stage === 'checked' || stage === 'done' || stage === 'writing');
  const rows = withRows ? await listImportRows(actor, place, importId, { filter, after: line }) : null;
  return (
    <>
      <BackLink href={list}>Загрузка списков</BackLink>
      <PageTitle
        title={importKinds[kind].caption}
        caption={[head?.fileName, formatMinute(shown.createdAt, environment().TIME_ZONE)]
          .filter(Boolean)
          .join(', ')}
      />
      {shown.failure !== null && (
        <Notice tone="error" title={stage === 'done' ? 'Загрузка остановлена' : 'Файл не проверен до конца'}>
          <p>{shown.failure}</p>
        </Notice>
      )}
      {(stage === 'received' || stage === 'matching' || stage === 'failed') && head && (
        <ColumnForm form={form} shown={shown} head={head} action={`${here}/columns`} back={list} />
      )}
      {isAtWork(stage) && <ImportProgress source={`${here}/progress`} here={here} atFirst={shown.progress} />}
      {stage === 'checked' && <ConfirmImport form={form} shown={shown} action={`${here}/confirm`} />}
      {stage === 'done' && <ImportOutcome shown={shown} here={here} slips={slips} />}
      {stage === 'cancelled' && (
        <Notice tone="info" title="Загрузка отменена">
          <p>Из файла ничего не записано.</p>
        </Notice>
      )}
      {rows && (
        <Panel title="Строки файла">
          <ImportRows shown={shown} rows={rows} here={here} filter={filter} after={line} />
        </Panel>
      )}
      {stage === 'checked' && head && (
        <ColumnForm form={form} shown={shown} head={head} action={`${here}/columns`} back={list} again />
      )}
      {isCancellable(stage) && <CancelImport action={`${here}/cancel`} />}
      {shown.destroyed && stage === 'done' && (
        <Notice tone="info" title="Строки файла уничтожены">
          <p>Файл и его строки хранятся 30 дней, потом остаётся только их число.</p>
        </Notice>
      )}
      {!shown.destroyed && head === null && (
        <Notice tone="info" title="Файл уничтожен раньше срока">
          <p>
            В нём были данные семьи, которые портал обязан уничтожить. Остальные строки видны на этой
            странице.
          </p>
        </Notice>
      )}
    </>
  );
}
