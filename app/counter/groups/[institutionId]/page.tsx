import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ClassLinks } from '@/components/counter/class-links';
import { GroupActivationForm } from '@/components/counter/group-activation-form';
import { OtherPupils } from '@/components/counter/other-pupils';
import { WaitingElsewhere } from '@/components/counter/waiting-elsewhere';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { listOtherPupils } from '@/lib/certificates/group/other-pupils';
import { listPupilClasses } from '@/lib/certificates/group/pupil-places';
import { listWaitingPupils } from '@/lib/certificates/group/waiting-pupils';
import { parsePupilClass, pupilClassKey, pupilClassTitle } from '@/lib/domain/pupil-class';
import { pageCursor } from '../../_page-cursor';
import { classAddress, groupsPath } from '../_addresses';

type Props = { params: Promise<{ institutionId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `${groupsPath}/${pageId((await params).institutionId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle('Документы класса или группы', await pathOf(params), searchParams);
}

/** One class: who waits, with what each family brings, and who has nothing to activate yet. */
export default async function ClassPage({ params, searchParams }: Props) {
  const path = await pathOf(params);
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const { institutionId } = await params;
  // A form that came back knows which class it was.
  const pupils = parsePupilClass(form.values.class ?? (await searchParams).class);
  const after = await pageCursor(
    Promise.resolve({ after: form.values.after ?? (await searchParams).after }),
    'after',
  );
  const othersAfter = await pageCursor(searchParams, 'others');
  const waiting = await orNotFound(listWaitingPupils(actor, institutionId, pupils, after));
  const classes = await listPupilClasses(actor, institutionId);
  const others = await listOtherPupils(actor, institutionId, pupils, othersAfter);
  const ready = waiting.rows.filter(({ obstacle }) => obstacle === null);
  const start = classAddress(institutionId, { pupils });
  return (
    <>
      <BackLink href={groupsPath}>Другое учреждение</BackLink>
      <PageTitle title={pupilClassTitle(pupils)} caption={waiting.place} />
      <ClassLinks
        classes={classes.filter(({ key, waiting }) => waiting > 0 || key === pupilClassKey(pupils))}
        chosen={pupilClassKey(pupils)}
        path={path}
      />
      <Panel
        title={waitingTitle(waiting.count, ready.length)}
        aside={
          <TextLink href={`${path}/print?class=${encodeURIComponent(pupilClassKey(pupils))}`} standalone>
            Список оставшихся для печати
          </TextLink>
        }
      >
        {ready.length > 0 ? (
          <GroupActivationForm
            action={`${path}/activate`}
            form={form}
            pupils={ready}
            acceptsCopies={waiting.acceptsCopies}
            hidden={{ formId: randomUUID(), class: pupilClassKey(pupils), ...(after ? { after } : {}) }}
          />
        ) : (
          <EmptyState title="Активировать здесь некого">
            <p>Ниже видно, что осталось сделать остальным.</p>
          </EmptyState>
        )}
        <Pagination
          next={waiting.next && classAddress(institutionId, { pupils, after: waiting.next })}
          start={after && start}
        />
      </Panel>
      <WaitingElsewhere pupils={waiting.rows.filter(({ obstacle }) => obstacle !== null)} />
      <OtherPupils
        others={others}
        next={others.next && classAddress(institutionId, { pupils, after, others: others.next })}
        start={othersAfter && classAddress(institutionId, { pupils, after })}
      />
    </>
  );
}

/** Of those who wait some stand below, with what is in the way, and some on another page. */
function waitingTitle(count: number, ready: number): string {
  const title = `Ждут активации: ${count}`;
  return ready === count ? title : `${title}, отметить здесь можно: ${ready}`;
}
