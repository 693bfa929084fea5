'use client';

import { Button } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';

/** Shown when a page could not be drawn; the number lets support find the line in the log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto flow w-full max-w-reading px-4 py-10">
      <title>Ошибка на нашей стороне</title>
      <PageTitle
        title="Не получилось показать страницу"
        lead="Ошибка на нашей стороне. Ничего из сохранённого не пропало: повторите через минуту."
      />
      {error.digest && <p>Если не поможет, сообщите в поддержку номер {error.digest}.</p>}
      <Button onClick={reset}>Повторить</Button>
      <p>
        <a href="/">На главную страницу</a>
      </p>
    </main>
  );
}
