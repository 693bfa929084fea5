import { CancelApplication } from '@/components/cabinet/cancel-application';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/domain/dates';
import type { MyApplication } from '@/lib/applications/queries';

type ConfirmedApplicationProps = {
  application: MyApplication;
  /** The child reads. */
  isOneself: boolean;
};

/** The e-mail is confirmed: the certificate can be got, at once or from the fifth birthday. */
export function ConfirmedApplication({ application, isOneself }: ConfirmedApplicationProps) {
  const here = `/cabinet/applications/${application.id}`;
  return (
    <>
      {application.knownEmail && (
        <p className="max-w-measure">
          Адрес {application.email} Вы подтвердили раньше, поэтому письма по этой заявке не будет.
        </p>
      )}
      <NextStep application={application} isOneself={isOneself} here={here} />
      <CancelApplication applicationId={application.id} />
    </>
  );
}

function NextStep({ application: { age }, isOneself, here }: ConfirmedApplicationProps & { here: string }) {
  switch (age.kind) {
    case 'eligible':
      return (
        <>
          <Notice
            tone="success"
            title="Заявка на сертификат подтверждена. Теперь Вы можете получить сертификат."
          />
          <ButtonLink href={`${here}/certificate`} wide>
            Получить сертификат
          </ButtonLink>
        </>
      );
    case 'too_young':
      return (
        <Notice tone="info" title={`Сертификат можно получить с ${formatDate(age.opensOn)}`}>
          <p>
            В этот день ребёнку исполнится 5 лет. Заявка сохранена: вернитесь сюда, и останется нажать кнопку
            «Получить сертификат».
          </p>
        </Notice>
      );
    case 'too_old':
      return (
        <Notice tone="warning" title="Сертификат выдаётся до 18 лет">
          <p>
            {isOneself ? 'Вам' : 'Ребёнку'} исполнилось 18 лет, поэтому получить сертификат по этой заявке
            нельзя.
          </p>
        </Notice>
      );
  }
}
