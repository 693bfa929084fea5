import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { NameFields } from '@/components/cabinet/name-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField } from '@/components/forms/text-field';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { birthDateWords } from '@/lib/domain/fields';
import { CabinetPage } from '../../_page';

const here = '/cabinet/children/new';
const title = 'Добавить ребёнка';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, here, searchParams);
}

export default async function AddChildPage({ searchParams }: Props) {
  const actor = await pageActor(here, ['parent']);
  const form = await pageForm(here, actor.accountId, searchParams);
  return (
    <CabinetPage actor={actor} section="children">
      <BackLink href="/cabinet/children">Дети</BackLink>
      <PageTitle
        title={title}
        lead="Для ребёнка, которого школа или детский сад ещё не внесли. Что Вы его законный представитель, проверит учреждение по оригиналам документов."
      />
      <Form action={`${here}/save`} form={form}>
        <NameFields form={form} />
        <DateField form={form} name="birthDate" label={birthDateWords.title} required />
        <SelectField
          form={form}
          name="ground"
          label="Кем Вы приходитесь ребёнку"
          required
          value="parent"
          options={Object.entries(guardianshipGrounds).map(([value, ground]) => ({
            value,
            label: ground.choice,
          }))}
        />
        <SubmitRow label="Добавить ребёнка" secondary={{ href: '/cabinet/children', label: 'Отмена' }} />
      </Form>
    </CabinetPage>
  );
}
