import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageActor } from '@/app/_server/page-actor';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { familyRoles } from '@/lib/access/actor';
import { formatDate } from '@/lib/domain/dates';
import { listChildrenWithSteps, type ChildWithStep } from '@/lib/families/situation';
import { CabinetPage } from '../_page';

export const metadata: Metadata = { title: 'Дети' };

export default async function ChildrenPage() {
  const actor = await pageActor('/cabinet/children', familyRoles);
  if (actor.role === 'child') redirect(`/cabinet/children/${actor.personId}`);
  const children = await listChildrenWithSteps(actor);
  return (
    <CabinetPage actor={actor} section="children">
      <PageTitle title="Дети" lead="Сведения и документы каждого ребёнка." />
      {children.length > 0 ? (
        <Table
          caption="Дети"
          captionHidden
          columns={columns}
          rows={children}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/cabinet/children/${id}`}
        />
      ) : (
        <EmptyState title="Детей в кабинете пока нет">
          <p>Добавьте ребёнка, чтобы подать заявление.</p>
        </EmptyState>
      )}
      <ButtonLink href="/cabinet/children/new" variant={children.length > 0 ? 'secondary' : 'primary'} wide>
        Добавить ребёнка
      </ButtonLink>
    </CabinetPage>
  );
}

const columns = [
  { key: 'name', header: 'Ребёнок', cell: ({ name }: ChildWithStep) => name },
  { key: 'born', header: 'Дата рождения', cell: ({ birthDate }: ChildWithStep) => formatDate(birthDate) },
  {
    key: 'status',
    header: 'Состояние',
    cell: ({ step }: ChildWithStep) => <StatusTag tone={step.tone}>{step.state}</StatusTag>,
  },
];
