import { Readable } from 'node:stream';
import { fileRoute } from '@/app/_server/file-route';
import { deskPath } from '@/app/_server/page-municipality';
import { municipalityOf } from '@/lib/access/municipality';
import { exportInstitutions } from '@/lib/directory/list-file/export-list';
import { Refusal } from '@/lib/domain/refusal';

type Params = { municipalityId: string };

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const GET = fileRoute<Params>({
  returnTo: ({ municipalityId }) => `${deskPath(municipalityId)}/institutions`,
  open: async (actor, { municipalityId }, query) => {
    if (actor.role !== 'municipal_admin' && actor.role !== 'regional_admin') throw new Refusal('not_found');
    const municipality = await municipalityOf(actor, municipalityId);
    const kind = query.get('kind') === 'xlsx' ? 'xlsx' : 'csv';
    const table = await exportInstitutions(actor, municipality, kind);
    return {
      content: Readable.toWeb(table) as ReadableStream<Uint8Array>,
      headers: {
        'content-type': types[kind],
        'content-disposition': `attachment; filename="uchrezhdeniya.${kind}"; filename*=UTF-8''${encodeURIComponent(`учреждения.${kind}`)}`,
      },
    };
  },
});
