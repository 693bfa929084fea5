'use client';

import { SiteHeader } from '@/components/shell/site-header';
import { Button, ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';

const frame = 'mx-auto w-full max-w-reading px-4 sm:px-6';

type Props = { error: Error & { digest?: string }; retry: () => void };

/**
 * Shown when a page could not be drawn; the number lets support find the line in the log. Asks nothing of the database:
 * it may be what is out of order.
 */
export default function ErrorPage({ error, retry }: Props) {
  return (
    <>
      <title>Ошибка на нашей стороне</title>
      <SiteHeader nav={[]} frame={frame} />
      <main id="content" tabIndex={-1} className={`flow pt-7 pb-14 outline-none sm:pt-10 ${frame}`}>
        <PageTitle
          title="Не получилось показать страницу"
          lead="Ошибка на нашей стороне. Ничего из сохранённого не пропало: повторите через минуту."
        />
        <div className="flex flex-col gap-3 sm:flex-row">
          <Button type="button" wide onClick={retry}>
            Повторить
          </Button>
          <ButtonLink href="/" variant="secondary" wide>
            На главную страницу
          </ButtonLink>
        </div>
        {error.digest !== undefined && (
          <Panel tone="quiet">
            <p>
              Если не поможет, сообщите в поддержку номер ошибки <b>{error.digest}</b>: по нему мы найдём, что
              случилось. Телефон и часы работы — на странице{' '}
              <a href="/support" className="text-action underline underline-offset-4">
                «Поддержка»
              </a>
              .
            </p>
          </Panel>
        )}
      </main>
    </>
  );
}
