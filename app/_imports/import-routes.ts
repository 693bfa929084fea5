import { Readable } from 'node:stream';
import { z } from 'zod';
import { fileRoute } from '@/app/_server/file-route';
import { formRoute } from '@/app/_server/form-route';
import { deskPath } from '@/app/_server/page-municipality';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { tableKinds, tableSizeLimit } from '@/lib/domain/table-files';
import { chooseColumns, columnChoiceFields } from '@/lib/imports/choose-columns';
import { confirmImport } from '@/lib/imports/confirm-import';
import { cancelImport } from '@/lib/imports/destroy-imports';
import { importPlace, type ImportActor } from '@/lib/imports/import-place';
import { openImportResult } from '@/lib/imports/import-result';
import { openImportSample } from '@/lib/imports/import-sample';
import { getProgress } from '@/lib/imports/queries';
import { receiveTable } from '@/lib/imports/receive-table';
import { startImport, startImportFields } from '@/lib/imports/start-import';

type Params = Record<string, string>;

/** Where the lists of a school, or of the desk that the address names, are found. */
export type ImportsAt = {
  roles: readonly ImportActor['role'][];
  path: (params: Params) => string;
};

export const schoolImports: ImportsAt = {
  roles: ['login_issuer'],
  path: () => '/counter/logins/import',
};

export const deskImports: ImportsAt = {
  roles: ['municipal_admin', 'regional_admin'],
  path: ({ municipalityId = '' }) => `${deskPath(municipalityId)}/imports`,
};

const placeOf = (actor: ImportActor, { municipalityId }: Params) =>
  importPlace(actor, municipalityId ?? null);
const idOf = ({ importId = '' }: Params) => importId;

/** The forms and files of loaded lists, the same for a school and for a desk. */
export function importRoutes({ roles, path }: ImportsAt) {
  const pageOf = (params: Params) => `${path(params)}/${idOf(params)}`;
  const own = <A extends { role: Role }>(actor: A): A & ImportActor => {
    if (!(roles as readonly Role[]).includes(actor.role)) throw new Refusal('not_found');
    return actor as A & ImportActor;
  };
  return {
    save: formRoute({
      roles,
      fields: startImportFields,
      page: path,
      fileLimit: tableSizeLimit,
      keepFile: async (actor, file, params: Params) => ({
        file: await receiveTable(actor, await placeOf(actor, params), file),
      }),
      perform: async (actor, input, params: Params) =>
        `${path(params)}/${await startImport(actor, await placeOf(actor, params), input)}`,
    }),
    columns: formRoute({
      roles,
      fields: columnChoiceFields,
      page: pageOf,
      perform: async (actor, choice, params: Params) => {
        await chooseColumns(actor, await placeOf(actor, params), idOf(params), choice);
        return `${pageOf(params)}?done=sent`;
      },
    }),
    confirm: formRoute({
      roles,
      fields: z.object({}),
      page: pageOf,
      perform: async (actor, _input, params: Params) => {
        await confirmImport(actor, await placeOf(actor, params), idOf(params));
        return `${pageOf(params)}?done=confirmed`;
      },
    }),
    cancel: formRoute({
      roles,
      fields: z.object({}),
      page: pageOf,
      perform: async (actor, _input, params: Params) => {
        await cancelImport(actor, await placeOf(actor, params), idOf(params));
        return `${path(params)}?done=cancelled`;
      },
    }),
    result: fileRoute({
      returnTo: pageOf,
      open: async (actor, params: Params) => {
        const staff = own(actor);
        const opened = await openImportResult(staff, await placeOf(staff, params), idOf(params));
        return tableAnswer(opened, 'rezultat-zagruzki');
      },
    }),
    sample: fileRoute({
      returnTo: path,
      open: async (actor, params: Params, query) => {
        const staff = own(actor);
        await placeOf(staff, params);
        return tableAnswer(openImportSample(staff, query.get('kind')), 'obrazets-spiska');
      },
    }),
    progress: fileRoute({
      open: async (actor, params: Params) => {
        const staff = own(actor);
        const progress = await getProgress(staff, await placeOf(staff, params), idOf(params));
        return {
          content: new TextEncoder().encode(JSON.stringify(progress)),
          headers: { 'content-type': 'application/json' },
        };
      },
    }),
  };
}

type Opened = Awaited<ReturnType<typeof openImportResult>>;

function tableAnswer({ kind, content }: Opened, name: string) {
  return {
    content: Readable.toWeb(content) as ReadableStream<Uint8Array>,
    headers: {
      'content-type': tableKinds[kind].mediaType,
      'content-disposition': `attachment; filename="${name}.${kind}"`,
    },
  };
}
