import { deskForm } from '@/app/_server/desk-form';
import { addInstitution } from '@/lib/directory/institutions/add-institution';
import { institutionCardFields } from '@/lib/directory/institutions/card-fields';

export const POST = deskForm({
  fields: institutionCardFields,
  page: () => '/institutions/new',
  perform: async ({ actor, municipality }, card) =>
    `/institutions/${await addInstitution(actor, municipality, card)}?done=added`,
});
