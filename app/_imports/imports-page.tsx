import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { ImportList } from '@/components/imports/import-list';
import { StartImportForm } from '@/components/imports/start-import-form';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { importPlace, type ImportActor } from '@/lib/imports/import-place';
import { listImports } from '@/lib/imports/queries';
import { environment } from '@/lib/platform/environment';

type ImportsPageProps = {
  actor: ImportActor;
  /** Of the desk; null for a school. */
  municipalityId: string | null;
  path: string;
  back: { href: string; label: string };
  query: PageQuery;
};

/** The lists of a school or of a desk, and the form that begins a new one. */
export async function ImportsPage({ actor, municipalityId, path, back, query }: ImportsPageProps) {
  const place = await importPlace(actor, municipalityId);
  const [form, imports, obstacle, { done }] = await Promise.all([
    pageForm(path, actor.accountId, query),
    listImports(actor, place),
    actor.role === 'login_issuer' ? getIssuingObstacle(actor) : null,
    query,
  ]);
  return (
    <>
      {done === 'cancelled' && (
        <Notice tone="success" title="Загрузка отменена">
          <p>Из файла ничего не записано, сам файл удалён.</p>
        </Notice>
      )}
      <BackLink href={back.href}>{back.label}</BackLink>
      <PageTitle
        title="Загрузка списков"
        lead="Портал сначала проверит каждую строку и покажет, что получится. До Вашего подтверждения ничего не записывается."
      />
      {obstacle === null ? (
        <StartImportForm form={form} action={`${path}/save`} sample={`${path}/sample`} />
      ) : (
        <Notice tone="warning" title={obstacle} />
      )}
      <Panel title="Прежние загрузки">
        {imports.length > 0 ? (
          <ImportList imports={imports} path={path} timeZone={environment().TIME_ZONE} />
        ) : (
          <EmptyState title="Загрузок ещё не было" />
        )}
      </Panel>
    </>
  );
}
