import { Readable } from 'node:stream';
import { z } from 'zod';
import { privateFile } from '@/app/_server/file-route';
import { formRoute } from '@/app/_server/form-route';
import type { DeskActor } from '@/lib/access/municipality';
import { formText } from '@/lib/domain/field-text';
import { exportFormats } from '@/lib/domain/register-exports';
import { readRegisterAddress } from '@/lib/domain/register-list';
import { bulkFields } from '@/lib/proposals/bulk-fields';
import { prepareBulk } from '@/lib/proposals/prepare-bulk';
import { exportFields, exportRegister } from '@/lib/register/export-register';
import { filterAddress, registerFilterFields } from '@/lib/register/filter-fields';
import type { RegisterScope } from '@/lib/register/scope';
import { removeView, saveView, saveViewFields } from '@/lib/register/views';

type Params = Record<string, string>;

/** One register's forms: those of a municipality and those of the region are the same but for whose records they are about. */
type Place<R extends DeskActor['role']> = {
  roles: readonly R[];
  path: (params: Params) => string;
  scope: (actor: DeskActor, params: Params) => Promise<RegisterScope>;
};

const withQuery = { query: formText };

function addressed(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

/** «Показать»: from the form to the address of the list. */
export function filterRoute<R extends DeskActor['role']>(place: Place<R>) {
  return formRoute({
    roles: place.roles,
    fields: registerFilterFields,
    page: place.path,
    perform: async (actor, input, params) => {
      await place.scope(actor, params);
      return addressed(place.path(params), await filterAddress(actor, input));
    },
  });
}

export function saveViewRoute<R extends DeskActor['role']>(place: Place<R>) {
  return formRoute({
    roles: place.roles,
    fields: saveViewFields,
    page: (params) => `${place.path(params)}/views`,
    perform: async (actor, input, params) => {
      await saveView(actor, await place.scope(actor, params), input);
      return `${place.path(params)}/views?done=saved`;
    },
  });
}

export function removeViewRoute<R extends DeskActor['role']>(place: Place<R>) {
  return formRoute({
    roles: place.roles,
    fields: z.object({}),
    page: (params) => `${place.path(params)}/views`,
    perform: async (actor, _input, params) => {
      await removeView(actor, await place.scope(actor, params), params.viewId ?? '');
      return `${place.path(params)}/views?done=removed`;
    },
  });
}

/** The file itself is the answer: it is on its way while the register is still read. */
export function exportRoute<R extends DeskActor['role']>(place: Place<R>) {
  return formRoute({
    roles: place.roles,
    fields: exportFields.extend(withQuery),
    page: (params) => `${place.path(params)}/export`,
    perform: async (actor, { query, ...input }, params) => {
      const list = readRegisterAddress(Object.fromEntries(new URLSearchParams(query)));
      const { file } = await exportRegister(actor, await place.scope(actor, params), list, input);
      return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, {
        headers: {
          ...privateFile,
          'content-type': exportFormats[input.format].type,
          'content-disposition': `attachment; filename="register.${input.format}"; filename*=UTF-8''${encodeURIComponent('Реестр')}.${input.format}`,
        },
      });
    },
  });
}

/** «Посмотреть, что изменится»: nothing is done yet. */
export function bulkRoute<R extends DeskActor['role']>(place: Place<R>) {
  return formRoute({
    roles: place.roles,
    fields: bulkFields,
    page: (params) => `${place.path(params)}/bulk`,
    perform: async (actor, input, params) =>
      `/admin/proposals/${await prepareBulk(actor, await place.scope(actor, params), input)}`,
  });
}
