import { Notice } from '@/components/ui/notice';
import type { Role } from '@/lib/domain/roles';

const howToGive = {
  parent:
    'Укажите адрес, когда подаёте заявку на сертификат, и подтвердите его по ссылке из письма. Сертификат уже есть — письма портала читайте в кабинете.',
  child:
    'Укажите адрес, когда подаёте заявку на сертификат, и подтвердите его по ссылке из письма. Сертификат уже есть — письма портала читайте в кабинете.',
  operator: 'Адрес сотрудника — тот, на который пришло приглашение: попросите администратора прислать его.',
  login_issuer:
    'Адрес сотрудника — тот, на который пришло приглашение: попросите администратора прислать его.',
  municipal_admin:
    'Адрес сотрудника — тот, на который пришло приглашение: попросите администратора региона прислать его.',
  regional_admin:
    'Адрес сотрудника — тот, на который пришло приглашение: попросите другого администратора региона прислать его.',
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
