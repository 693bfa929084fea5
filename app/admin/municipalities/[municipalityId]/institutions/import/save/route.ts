import { deskForm } from '@/app/_server/desk-form';
import { importFields, runImport } from '@/lib/directory/list-file/run-import';

export const POST = deskForm({
  fields: importFields,
  page: () => '/institutions/import',
  perform: async ({ actor, municipality }, input) => {
    await runImport(actor, municipality, input);
    return '/institutions?done=imported';
  },
});
