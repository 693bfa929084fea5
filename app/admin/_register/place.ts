import { deskRoles, municipalityOf } from '@/lib/access/municipality';
import type { DeskActor } from '@/lib/access/municipality';
import type { RegisterScope } from '@/lib/register/scope';
import { pageActor } from '@/app/_server/page-actor';
import { deskPath, pageDesk, type DeskParams } from '@/app/_server/page-municipality';

/** Whose register a page shows: who asks, of which records, where it stands and what is behind it. */
export type RegisterPlace = {
  actor: DeskActor;
  scope: RegisterScope;
  /** Path of the register; its other addresses begin with it. */
  here: string;
  back: { href: string; label: string };
  caption: string;
};

/** The register of a municipality's desk. `under` follows the register's path. */
export async function municipalRegister(params: DeskParams['params'], under = ''): Promise<RegisterPlace> {
  const { actor, municipality, desk } = await pageDesk(params, `/register${under}`);
  return {
    actor,
    scope: { municipalityId: municipality.id },
    here: `${desk}/register`,
    back: { href: desk, label: 'Обзор' },
    caption: municipality.fullName,
  };
}

const regionPath = '/admin/region';

/** The register of the whole region. */
export async function regionalRegister(under = ''): Promise<RegisterPlace> {
  const actor = await pageActor(`${regionPath}/register${under}`, ['regional_admin']);
  return {
    actor,
    scope: { municipalityId: null },
    here: `${regionPath}/register`,
    back: { href: regionPath, label: 'Обзор' },
    caption: 'Все муниципалитеты региона',
  };
}

type Params = Record<string, string>;

/** The same for the forms: whose records one is about, asked anew. */
export const municipalForms = {
  roles: deskRoles,
  path: ({ municipalityId = '' }: Params) => `${deskPath(municipalityId)}/register`,
  scope: async (actor: DeskActor, { municipalityId = '' }: Params): Promise<RegisterScope> => ({
    municipalityId: (await municipalityOf(actor, municipalityId)).id,
  }),
};

export const regionalForms = {
  roles: ['regional_admin'] as const,
  path: () => `${regionPath}/register`,
  scope: (): Promise<RegisterScope> => Promise.resolve({ municipalityId: null }),
};
