import { afterSavingChild } from '@/app/cabinet/_after-saving';
import { formRoute } from '@/app/_server/form-route';
import { familyRoles } from '@/lib/access/actor';
import { provideDocument, provideDocumentFields } from '@/lib/documents/provide-document';
import { receiveScan } from '@/lib/documents/receive-scan';

export const POST = formRoute({
  roles: familyRoles,
  fields: provideDocumentFields,
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/document`,
  fileField: 'scan',
  keepFile: async (actor, file) => ({ scanId: await receiveScan(actor, file) }),
  perform: async (actor, input, { childId }) => {
    await provideDocument(actor, childId, input);
    return afterSavingChild(actor, childId, 'document');
  },
});
