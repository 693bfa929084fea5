import { Notice } from '@/components/ui/notice';
import type { Role } from '@/lib/domain/roles';

const byApplication =
  'Укажите адрес, когда подаёте заявку на сертификат, и подтвердите его по ссылке из письма. Сертификат уже есть — письма портала читайте в кабинете.';
const byInvitation =
  'Почта есть у учётной записи, заведённой по приглашению: попросите администратора прислать Вам приглашение. До тех пор сообщения — только в кабинете.';

const howToGive = {
  parent: byApplication,
  child: byApplication,
  operator: byInvitation,
  login_issuer: byInvitation,
  municipal_admin: byInvitation,
  regional_admin: byInvitation,
} as const satisfies Record<Role, string>;

/** The address of the letters, or how to give one. */
export function WhereLettersGo({ role, email }: { role: Role; email: string | null }) {
  if (email !== null) {
    return (
      <p className="max-w-measure">
        Письма приходят на адрес <strong className="break-words">{email}</strong>.
      </p>
    );
  }
  return (
    <Notice tone="info" title="Писем на почту пока нет: подтверждённого адреса у портала нет">
      <p>{howToGive[role]}</p>
    </Notice>
  );
}
