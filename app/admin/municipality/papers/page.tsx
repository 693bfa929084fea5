import type { Metadata } from 'next';
import { WordingsPage } from '../../_wordings/wordings-page';
import { pageActor } from '@/app/_server/page-actor';
import type { PageQuery } from '@/app/_server/page-form';

const path = '/admin/municipality/papers';

export const metadata: Metadata = { title: 'Тексты заявления и согласия' };

export default async function PapersPage({ searchParams }: { searchParams: PageQuery }) {
  const actor = await pageActor(path, ['municipal_admin']);
  return <WordingsPage actor={actor} path={path} done={(await searchParams).done} />;
}
