import { AwaitingApplication } from '@/components/cabinet/awaiting-application';
import { ConfirmedApplication } from '@/components/cabinet/confirmed-application';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { FormState } from '@/lib/domain/form-state';
import type { MyApplication } from '@/lib/applications/queries';

type ApplicationStateProps = {
  application: MyApplication;
  form: FormState;
  mayApply: boolean;
  /** The child reads. */
  isOneself: boolean;
};

/** What an application in this state asks of the one who looks at it. */
export function ApplicationState({ application, form, mayApply, isOneself }: ApplicationStateProps) {
  switch (application.status) {
    case 'awaiting_confirmation':
      return application.mine ? (
        <AwaitingApplication application={application} form={form} />
      ) : (
        <SomeoneElses isOneself={isOneself} />
      );
    case 'confirmed':
      return application.mine ? (
        <ConfirmedApplication application={application} isOneself={isOneself} />
      ) : (
        <SomeoneElses isOneself={isOneself} />
      );
    case 'certificate_issued':
      return null;
    case 'cancelled':
      return (
        <Closed
          childId={application.childId}
          mayApply={mayApply}
          sentence="Заявка отменена, по ней ничего делать не нужно."
        />
      );
    case 'lapsed':
      return (
        <Closed
          childId={application.childId}
          mayApply={mayApply}
          sentence="Электронную почту не подтвердили за 30 дней, и заявка закрылась. Введённые сведения сохранены."
        />
      );
  }
}

function SomeoneElses({ isOneself }: { isOneself: boolean }) {
  return (
    <Notice
      tone="info"
      title={
        isOneself
          ? 'Заявку подал Ваш родитель (законный представитель)'
          : 'Заявку подал другой законный представитель'
      }
    >
      <p>Второе заявление подавать не нужно. Следующий шаг делает тот, кто его подал.</p>
    </Notice>
  );
}

type ClosedProps = { childId: string; mayApply: boolean; sentence: string };

function Closed({ childId, mayApply, sentence }: ClosedProps) {
  return (
    <>
      <p className="max-w-measure">{sentence} Новую заявку можно подать в любой день.</p>
      {mayApply && (
        <ButtonLink href={`/cabinet/children/${childId}/apply`} wide>
          Подать новую заявку
        </ButtonLink>
      )}
    </>
  );
}
