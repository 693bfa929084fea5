import { deskForm } from '@/app/_server/desk-form';
import { checkFields, keepListFile } from '@/lib/directory/list-file/keep-file';

/** Keeps the file and shows what it would do: nothing is written yet. */
export const POST = deskForm({
  fields: checkFields,
  page: () => '/institutions/import',
  keepFile: async (actor, file) => ({ plan: await keepListFile(actor, file) }),
  perform: (_desk, { plan }) => Promise.resolve(`/institutions/import?plan=${plan}`),
});
