import { plainPage } from '@/app/_server/respond';
import { sessionCookie } from '@/lib/access/session';
import { formatBackupCode } from '@/lib/domain/backup-code';

const sentence =
  'Сохраните эти коды сейчас: больше портал их не покажет. С любым из них можно войти, когда телефона нет под рукой, каждый годится один раз. Храните их отдельно от телефона: распечатайте страницу или скачайте файл.';

/** The answer that shows new backup codes, once: they are kept nowhere. `token` where the session became another one. */
export function codesAnswer(codes: readonly string[], next: string, token?: string): Response {
  const lines = codes.map(formatBackupCode);
  const file = ['Запасные коды для входа на портал сертификатов. Каждый годится один раз.', '', ...lines, ''];
  return plainPage(200, 'Запасные коды', sentence, {
    lines,
    link: [
      {
        href: `data:text/plain;charset=utf-8,${encodeURIComponent(file.join('\r\n'))}`,
        label: 'Скачать файлом',
        download: 'zapasnye-kody.txt',
      },
      { href: next, label: 'Коды сохранены, продолжить' },
    ],
    headers: token === undefined ? {} : { 'set-cookie': sessionCookie(token) },
  });
}
