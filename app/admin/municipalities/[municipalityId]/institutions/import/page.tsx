import type { Metadata } from 'next';
import { idOf } from '@/app/(public)/_query';
import { formTitle } from '@/app/_server/form-title';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import { ImportPlanPanel } from '@/components/admin/institutions/import-plan';
import { TableFileField } from '@/components/admin/institutions/table-file-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { untouchedForm } from '@/lib/domain/form-state';
import { previewImport } from '@/lib/directory/list-file/run-import';

const title = 'Загрузить список учреждений';

type Props = DeskParams & { searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, `${deskPath((await params).municipalityId)}/institutions/import`, searchParams);
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/institutions/import');
  const form = await pageForm(here, actor.accountId, searchParams);
  const asked = idOf((await searchParams).plan) ?? idOf(form.values['plan']);
  const plan = asked && (await previewImport(actor, municipality, asked));
  return (
    <>
      <BackLink href={`${desk}/institutions`}>Учреждения</BackLink>
      <PageTitle
        title={title}
        caption={municipality.fullName}
        lead="Сначала портал покажет, что сделает каждая строка. Записано будет только после Вашего подтверждения."
      />
      {asked && !plan && (
        <Notice tone="warning" title="Файл больше не хранится">
          <p>Прошли сутки. Выберите его ещё раз.</p>
        </Notice>
      )}
      {plan && asked && <ImportPlanPanel action={`${here}/save`} form={form} fileId={asked} plan={plan} />}
      <Panel title={plan ? 'Выбрать другой файл' : 'Файл'}>
        <p>
          Возьмите за образец выгрузку этого списка в{' '}
          <TextLink href={`${desk}/institutions/export?kind=xlsx`} download>
            XLSX
          </TextLink>{' '}
          или{' '}
          <TextLink href={`${desk}/institutions/export?kind=csv`} download>
            CSV
          </TextLink>
          .
        </p>
        <ul className="list-disc space-y-1 pl-5">
          <li>
            Строка с кодом меняет своё учреждение, без кода — учреждение с тем же полным названием; если
            такого нет, оно добавляется.
          </li>
          <li>Порядок строк становится порядком списка.</li>
          <li>
            Полномочия пишутся так: «всех с 01.09.2026 по 31.05.2027; своих с 01.06.2027», логины — «да с
            01.09.2026», пусто — полномочия нет. Прошедшее не меняется.
          </li>
          <li>Закрытие назначается на странице учреждения: столбец «Закрыто с» только сверяется.</li>
          <li>Строк и столбцов, которых в файле нет, загрузка не трогает.</li>
        </ul>
        <Form action={`${here}/check`} form={plan ? untouchedForm : form} enctype="multipart/form-data">
          <TableFileField
            form={form}
            name="file"
            label="Файл XLSX или CSV"
            hint="До 1 МБ и до 1000 строк"
            required
          />
          <SubmitRow label="Проверить файл" secondary={{ href: `${desk}/institutions`, label: 'Отмена' }} />
        </Form>
      </Panel>
    </>
  );
}
