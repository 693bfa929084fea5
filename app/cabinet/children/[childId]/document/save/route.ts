import { nextPage } from '@/app/cabinet/_after-saving';
import { stepFields } from '@/app/cabinet/_step';
import { formRoute } from '@/app/_server/form-route';
import { withSaved } from '@/components/cabinet/saved-notice';
import { familyRoles } from '@/lib/access/actor';
import { provideDocument, provideDocumentFields } from '@/lib/documents/provide-document';
import { receiveScan } from '@/lib/documents/receive-scan';

export const POST = formRoute({
  roles: familyRoles,
  fields: provideDocumentFields.and(stepFields),
  page: ({ childId }: { childId: string }) => `/cabinet/children/${childId}/document`,
  fileField: 'scan',
  keepFile: async (actor, file) => ({ scanId: await receiveScan(actor, file) }),
  perform: async (actor, { step, ...document }, { childId }) => {
    await provideDocument(actor, childId, document);
    return step
      ? nextPage(actor, childId, 'document')
      : withSaved(`/cabinet/children/${childId}`, 'document');
  },
});
