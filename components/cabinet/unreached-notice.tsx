import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import type { UnreachedAddress } from '@/lib/letters/unreached';

type UnreachedNoticeProps = {
  addresses: readonly UnreachedAddress[];
  form: FormState;
  timeZone: string;
  mayChange: boolean;
  /** The field with the address stands below on the same page. */
  correctedBelow: boolean;
};

/** Letters do not arrive: at which address, why, and what the family can do. Nothing when all is well. */
export function UnreachedNotice({
  addresses,
  form,
  timeZone,
  mayChange,
  correctedBelow,
}: UnreachedNoticeProps) {
  if (addresses.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={addresses.length === 1 ? titleOf(addresses[0]) : 'Письма до Вас не доходят'}
    >
      {addresses.map((address) => (
        <p key={address.email} className="max-w-measure">
          {addresses.length > 1 && `${titleOf(address)}. `}
          Ответ почтового сервера {formatMinute(address.since, timeZone)}: {address.fault}.{' '}
          <Correction applicationId={address.applicationId} below={correctedBelow} />
        </p>
      ))}
      <p className="max-w-measure">Новые письма мы не отправляем, они остаются в Вашем кабинете.</p>
      {mayChange && (
        <Form action="/cabinet/address/save" form={form}>
          <Button variant="secondary">Адрес снова работает</Button>
        </Form>
      )}
    </Notice>
  );
}

function titleOf(address: UnreachedAddress | undefined): string {
  return `Письма на ${address?.email ?? 'Ваш адрес'} не доходят`;
}

function Correction({ applicationId, below }: { applicationId: string | null; below: boolean }) {
  if (below) return <>Исправить адрес можно ниже.</>;
  if (applicationId === null) return <>Другой адрес можно указать только в новой заявке на сертификат.</>;
  return <TextLink href={`/cabinet/applications/${applicationId}`}>Исправить адрес в заявке</TextLink>;
}
