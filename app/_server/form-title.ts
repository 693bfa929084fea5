import type { Metadata } from 'next';
import { hasErrors } from '@/lib/domain/form-state';
import { currentActor } from './page-actor';
import { pageForm, type PageQuery } from './page-form';

/** The title of a page with a form: one that came back with errors says so first, in the tab and to screen readers. */
export async function formTitle(title: string, path: string, query: PageQuery): Promise<Metadata> {
  const actor = await currentActor();
  const form = await pageForm(path, actor?.accountId ?? null, query);
  return { title: hasErrors(form) ? `Ошибка: ${title}` : title };
}
