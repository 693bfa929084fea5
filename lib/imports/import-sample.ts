import type { Readable } from 'node:stream';
import { fieldsOf, importColumns, type ImportField } from '@/lib/domain/import-columns';
import type { TableKind } from '@/lib/domain/table-files';
import { writeTable } from '@/lib/platform/tables/write-table';
import type { ImportActor } from './import-place';

/** Invented people: how a row is filled in. */
const example: Readonly<Partial<Record<ImportField, string>>> = {
  institution: 'МБОУ «СОШ № 34»',
  groupName: '2А',
  childSurname: 'Примерова',
  childGivenName: 'Алиса',
  childPatronymic: 'Игоревна',
  childBirthDate: '20.06.2017',
  childSnils: '',
  parentSurname: 'Примерова',
  parentGivenName: 'Ольга',
  parentPatronymic: 'Сергеевна',
  parentBirthDate: '03.02.1990',
  parentSnils: '',
  ground: 'родитель',
  sameParent: '',
};

/** A table with every heading that is understood by itself and one invented row. */
export function openImportSample(
  actor: ImportActor,
  kind: string | null,
): { kind: TableKind; content: Readable } {
  const list = kind === 'pupils' ? 'pupils' : 'families';
  const fields = fieldsOf(list, actor.role !== 'login_issuer').filter(
    (field) => field !== 'childName' && field !== 'parentName',
  );
  const row = fields.map((field) => example[field] ?? '');
  const content = writeTable(
    'xlsx',
    fields.map((field) => importColumns[field].title),
    [row],
  );
  return { kind: 'xlsx', content };
}
