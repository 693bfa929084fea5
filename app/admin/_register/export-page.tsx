import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { ExportForm } from '@/components/register/export-form';
import { ExportTable } from '@/components/register/export-table';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { readRegisterAddress, registerQuery } from '@/lib/domain/register-list';
import { environment } from '@/lib/platform/environment';
import { countRegister } from '@/lib/register/count-register';
import { listExports } from '@/lib/register/exports';
import type { RegisterPlace } from './place';
import { addressOf, countWords } from './register-words';

/** The filtered register as a file: its purpose first, and who took what before. */
export async function ExportPage({ place, query }: { place: RegisterPlace; query: PageQuery }) {
  const { actor, scope, here } = place;
  const form = await pageForm(`${here}/export`, actor.accountId, query);
  const address = form.values.query ?? registerQuery(readRegisterAddress(await query));
  const list = readRegisterAddress(Object.fromEntries(new URLSearchParams(address)));
  const after = await pageCursor(query, 'after');
  const [{ count, more }, exports] = await Promise.all([
    countRegister(actor, scope, list),
    listExports(actor, scope, after),
  ]);
  const back = addressOf(here, address);
  return (
    <>
      <BackLink href={back}>К реестру</BackLink>
      <PageTitle title="Выгрузка реестра" caption={place.caption} lead={countWords(count, more)} />
      <Notice tone="warning" title="В файле персональные данные детей">
        <p>
          Кто, когда и для чего сделал файл, записывается. Каждая семья увидит это в своём кабинете. Храните
          файл так, чтобы его не прочли посторонние, и удалите, когда он больше не нужен.
        </p>
      </Notice>
      <Panel>
        <ExportForm action={`${here}/export/save`} form={form} query={address} back={back} />
      </Panel>
      {exports.rows.length > 0 && (
        <Panel title="Сделанные файлы">
          <ExportTable rows={exports.rows} timeZone={environment().TIME_ZONE} />
          <Pagination
            next={exports.next && addressOf(`${here}/export`, address, { after: exports.next })}
            start={after && addressOf(`${here}/export`, address)}
          />
        </Panel>
      )}
    </>
  );
}
