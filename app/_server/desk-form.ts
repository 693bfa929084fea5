import type { z } from 'zod';
import { deskRoles, municipalityOf, type DeskActor, type DeskMunicipality } from '@/lib/access/municipality';
import { formRoute } from './form-route';
import { deskPath } from './page-municipality';
import type { UploadedFile } from './read-form';

type DeskParams = { municipalityId: string };

type DeskForm<Input, P extends DeskParams> = {
  fields: z.ZodType<Input>;
  /** What follows the path of the desk: the page that shows the form. */
  page: (params: P) => string;
  /** Returns what follows the path of the desk: what is shown next. */
  perform: (
    desk: { actor: DeskActor; municipality: DeskMunicipality },
    input: Input,
    params: P,
  ) => Promise<string>;
  /** Keeps a sent file before the rest is checked; returns values that stand for it. */
  keepFile?: (actor: DeskActor, file: UploadedFile) => Promise<Record<string, string>>;
};

/** A form of a municipality's desk: whose desk it is is looked up for whoever asks, before anything is done. */
export function deskForm<Input, P extends DeskParams = DeskParams>(form: DeskForm<Input, P>) {
  return formRoute<(typeof deskRoles)[number], Input, P>({
    roles: deskRoles,
    fields: form.fields,
    ...(form.keepFile ? { keepFile: form.keepFile } : {}),
    page: (params) => `${deskPath(params.municipalityId)}${form.page(params)}`,
    perform: async (actor, input, params) => {
      const municipality = await municipalityOf(actor, params.municipalityId);
      const next = await form.perform({ actor, municipality }, input, params);
      return `${deskPath(params.municipalityId)}${next}`;
    },
  });
}
