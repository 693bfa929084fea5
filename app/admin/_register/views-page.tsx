import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { untouchedForm } from '@/lib/domain/form-state';
import { readRegisterAddress, registerQuery } from '@/lib/domain/register-list';
import { listViews } from '@/lib/register/views';
import type { RegisterPlace } from './place';
import { addressOf } from './register-words';

/** The lists of the register one comes back to. */
export async function ViewsPage({ place, query }: { place: RegisterPlace; query: PageQuery }) {
  const { actor, scope, here } = place;
  const address = await query;
  const list = readRegisterAddress(address);
  const form = await pageForm(`${here}/views`, actor.accountId, query);
  const views = await listViews(actor, scope);
  const conditions = form.values.query ?? registerQuery(list, { search: false });
  return (
    <>
      <BackLink href={addressOf(here, registerQuery(list))}>К реестру</BackLink>
      {address.done === 'saved' && <Notice tone="success" title="Список сохранён" />}
      {address.done === 'removed' && <Notice tone="success" title="Список удалён" />}
      <PageTitle
        title="Сохранённые списки"
        caption={place.caption}
        lead="Сохраняются условия, порядок и столбцы. Слова поиска не сохраняются. Видите эти списки только Вы."
      />
      <Panel title="Сохранить список">
        <Form action={`${here}/views/save`} form={form} hidden={{ query: conditions }}>
          <TextField
            form={form}
            name="name"
            label="Название"
            hint="Например, «Ждут активации, школы»"
            maxLength={60}
            required
          />
          <SubmitRow label="Сохранить" />
        </Form>
      </Panel>
      {views.length > 0 && (
        <Panel title="Уже сохранены">
          <ul className="divide-y divide-line">
            {views.map(({ id, name, query: kept }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-2">
                <TextLink href={addressOf(here, kept)} standalone>
                  {name}
                </TextLink>
                <Form action={`${here}/views/${id}/remove`} form={untouchedForm}>
                  <Button variant="quiet" aria-label={`Удалить список «${name}»`}>
                    Удалить
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
