import { z } from 'zod';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { BulkForm } from '@/components/register/bulk-form';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { readRegisterAddress, registerQuery } from '@/lib/domain/register-list';
import { registerChoices } from '@/lib/register/choices';
import { countRegister } from '@/lib/register/count-register';
import type { RegisterPlace } from './place';
import { addressOf } from './register-words';

/** What to do with ticked or all found records; the ticks come with the address or, after a fault, with the form. */
export async function BulkPage({ place, query }: { place: RegisterPlace; query: PageQuery }) {
  const { actor, scope, here } = place;
  const form = await pageForm(`${here}/bulk`, actor.accountId, query);
  const address = form.values.query ?? registerQuery(readRegisterAddress(await query));
  const list = readRegisterAddress(Object.fromEntries(new URLSearchParams(address)));
  const [{ count, more }, choices] = await Promise.all([
    countRegister(actor, scope, list),
    registerChoices(actor, scope, null),
  ]);
  return (
    <>
      <BackLink href={addressOf(here, address)}>К реестру</BackLink>
      <PageTitle
        title="Действие с записями"
        caption={place.caption}
        lead="Сначала Вы увидите, сколько записей изменится и какие останутся как есть. До этого ничего не произойдёт."
      />
      <Panel>
        <BulkForm
          action={`${here}/bulk/save`}
          form={form}
          query={address}
          ticked={tickedIn(form.values, (await query).tick)}
          found={more ? `больше ${count}` : String(count)}
          groups={scope.municipalityId === null ? [] : choices.groups}
          back={addressOf(here, address)}
        />
      </Panel>
    </>
  );
}

function tickedIn(values: Readonly<Record<string, string>>, tick: string | string[] | undefined): string[] {
  const returned = Object.keys(values).flatMap((name) => (name.startsWith('tick.') ? [name.slice(5)] : []));
  const named = returned.length > 0 ? returned : [tick ?? []].flat();
  return named.filter((id) => z.uuid().safeParse(id).success);
}
