import { Notice } from '@/components/ui/notice';
import type { Role } from '@/lib/domain/roles';

const byApplication = {
  title: 'Письма пока не приходят: Вы не подтвердили адрес почты',
  words:
    'Укажите адрес, когда подаёте заявку на сертификат, и подтвердите его по ссылке из письма. Если сертификат уже есть, письма портала читайте в кабинете.',
};
const byInvitation = {
  title: 'Письма пока не приходят: у Вашей учётной записи нет адреса почты',
  words:
    'Почта есть у учётной записи, заведённой по приглашению: попросите администратора прислать Вам приглашение. До тех пор сообщения — только в кабинете.',
};

const howToGive = {
  parent: byApplication,
  child: byApplication,
  operator: byInvitation,
  login_issuer: byInvitation,
  municipal_admin: byInvitation,
  regional_admin: byInvitation,
} as const satisfies Record<Role, { title: string; words: string }>;

/** The address of the letters, or how to give one. */
export function WhereLettersGo({ role, email }: { role: Role; email: string | null }) {
  if (email !== null) {
    return (
      <p className="max-w-measure">
        Письма приходят на адрес <strong className="break-words">{email}</strong>.
      </p>
    );
  }
  const { title, words } = howToGive[role];
  return (
    <Notice tone="info" title={title}>
      <p>{words}</p>
    </Notice>
  );
}
