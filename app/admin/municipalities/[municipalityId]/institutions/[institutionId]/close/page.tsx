import type { Metadata } from 'next';
import {
  institutionPage,
  institutionTitle,
  type InstitutionPageProps,
} from '@/app/admin/municipalities/_desk/institution-page';
import { plannedVisits } from '@/app/admin/municipalities/_desk/planned-visits';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField } from '@/components/forms/text-field';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { CancelledList } from '@/components/visits/cancelled-list';
import { formatDate } from '@/lib/domain/dates';
import { untouchedForm } from '@/lib/domain/form-state';
import { closeFields, plannedClosing } from '@/lib/directory/institutions/close-institution';

const title = 'Закрыть учреждение';

export function generateMetadata(props: InstitutionPageProps): Promise<Metadata> {
  return institutionTitle(title, props, '/close');
}

export default async function ClosePage(props: InstitutionPageProps) {
  const page = await institutionPage(props, '/close');
  const { form, institution, card, here } = page;
  const { closedOn, shortName, rights } = institution;
  const hidden = { version: String(institution.version) };
  const cancelled = await plannedVisits(page, closeFields, (input) => () => plannedClosing(input));
  const maybeNew = rights.every(({ state }) => state === 'ahead');
  return (
    <>
      <BackLink href={card}>{shortName}</BackLink>
      <PageTitle title={closedOn ? 'Отменить закрытие' : title} caption={shortName} />
      {closedOn ? (
        <Form action={`${here}/undo`} form={form} hidden={hidden}>
          <p>Сейчас назначено: закрыто с {formatDate(closedOn)}.</p>
          <p>Учреждение вернётся в список работающих. Полномочия нужно будет назначить заново.</p>
          <SubmitRow label="Отменить закрытие" secondary={{ href: card, label: 'Оставить как есть' }} />
        </Form>
      ) : (
        <Form action={`${here}/save`} form={form} hidden={hidden}>
          <p>
            Полномочия закончатся накануне, назначенные на потом отменятся, и портал сразу скажет об этом
            семьям. Записи, сотрудники и история останутся.
          </p>
          <DateField form={form} name="closedOn" label="Первый день, когда закрыто" required />
          <CancelledList form={form} cancelled={cancelled} />
          <SubmitRow label={title} variant="danger" secondary={{ href: card, label: 'Отмена' }} />
        </Form>
      )}
      {!closedOn && maybeNew && (
        <Panel title="Добавлено по ошибке?">
          <p>Учреждение, у которого ещё нет никакой истории, можно удалить совсем.</p>
          <Form action={`${card}/remove`} form={untouchedForm} hidden={hidden}>
            <Button variant="secondary">Удалить учреждение</Button>
          </Form>
        </Panel>
      )}
    </>
  );
}
