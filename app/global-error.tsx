'use client';

import { plainLook } from '@/app/_server/plain-look';

type Props = { error: Error & { digest?: string }; retry: () => void };

/** Shown when even the frame around the pages could not be drawn. Needs neither the style sheet nor the database. */
export default function GlobalErrorPage({ error, retry }: Props) {
  return (
    <html lang="ru">
      <head>
        <title>Ошибка на нашей стороне</title>
        <style>{plainLook}</style>
      </head>
      <body>
        <header>
          <a href="/">Сертификат дополнительного образования</a>
        </header>
        <main>
          <h1>Не получилось показать страницу</h1>
          <p>Ошибка на нашей стороне. Ничего из сохранённого не пропало: повторите через минуту.</p>
          {error.digest !== undefined && (
            <p>Если не поможет, сообщите в поддержку номер ошибки {error.digest}.</p>
          )}
          <p>
            <button type="button" onClick={retry}>
              Повторить
            </button>
          </p>
          <p>
            <a href="/">На главную страницу</a>
          </p>
        </main>
      </body>
    </html>
  );
}
