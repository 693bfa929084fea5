import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { homePages } from '@/lib/access/actor';

export const metadata: Metadata = { title: 'Сертификат передан' };

/** The record itself can be shown no more to whoever has handed it over. */
export default async function MovedPage() {
  const actor = await pageActor('/counter/moved', ['operator', 'municipal_admin']);
  return (
    <>
      <PageTitle title="Сертификат передан" />
      <Notice tone="success" title="Запись перешла в другой муниципалитет">
        <p>
          Ваше учреждение и муниципалитет её больше не видят. Семья прочтёт об этом в кабинете, а если её
          почта подтверждена, то и в письме.
        </p>
      </Notice>
      <ButtonLink href={homePages[actor.role]} wide>
        К работе
      </ButtonLink>
    </>
  );
}
