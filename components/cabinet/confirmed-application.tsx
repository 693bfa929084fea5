import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import type { MyApplication } from '@/lib/applications/queries';

/** The e-mail is confirmed: the certificate can be got, at once or from the fifth birthday. */
export function ConfirmedApplication({ application }: { application: MyApplication }) {
  const here = `/cabinet/applications/${application.id}`;
  return (
    <>
      <NextStep application={application} here={here} />
      <p>
        <TextLink href={`${here}/cancel`} standalone>
          Отменить заявку
        </TextLink>
      </p>
    </>
  );
}

function NextStep({ application: { age }, here }: { application: MyApplication; here: string }) {
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
          <p>Ребёнку исполнилось 18 лет, поэтому получить сертификат по этой заявке нельзя.</p>
        </Notice>
      );
  }
}
