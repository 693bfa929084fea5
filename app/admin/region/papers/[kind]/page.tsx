import type { Metadata } from 'next';
import { EditorPage, editorTitle, readKind, type EditorProps } from '../../../_wordings/editor-page';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';

const room = '/admin/region/papers';

export async function generateMetadata({ params, searchParams }: EditorProps): Promise<Metadata> {
  const kind = readKind((await params).kind);
  return formTitle(editorTitle(kind), `${room}/${kind}`, searchParams);
}

export default async function WordingPage({ params, searchParams }: EditorProps) {
  const kind = readKind((await params).kind);
  const actor = await pageActor(`${room}/${kind}`, ['regional_admin']);
  return <EditorPage actor={actor} room={room} kind={kind} searchParams={searchParams} />;
}
