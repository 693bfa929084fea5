import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { formatDate } from '@/lib/domain/dates';
import { optionalText } from '@/lib/domain/fields';
import {
  readColumns,
  registerColumnKeys,
  registerParts,
  registerQuery,
  type RegisterList,
} from '@/lib/domain/register-list';
import { recallWords, rememberWords } from './search-words';

const dateOrder = 'Последний день раньше первого: поменяйте их местами';

/** The filters as the form sends them; a ticked column comes as `column.NAME`. */
export const registerFilterFields = z
  .looseObject({ ...registerParts, query: optionalText({ max: 200 }) })
  .superRefine((values, context) => {
    const ages = values.ageFrom !== null && values.ageTo !== null && values.ageFrom > values.ageTo;
    if (ages)
      context.addIssue({
        code: 'custom',
        path: ['ageTo'],
        message: 'Последний возраст меньше первого: поменяйте их местами',
      });
    for (const [from, to, path] of [
      [values.issuedFrom, values.issuedTo, 'issuedTo'],
      [values.activatedFrom, values.activatedTo, 'activatedTo'],
    ] as const) {
      if (from && to && Temporal.PlainDate.compare(from, to) > 0) {
        context.addIssue({ code: 'custom', path: [path], message: dateOrder });
      }
    }
  });

type FilterInput = z.output<typeof registerFilterFields>;

/** «Показать»: the conditions for the address; what was searched stays on the server under an id. */
export async function filterAddress(actor: DeskActor, input: FilterInput): Promise<string> {
  const search = input.query === null ? null : await rememberWords(actor, input.query);
  const columns = readColumns(registerColumnKeys.filter((key) => input[`column.${key}`] === 'on'));
  return registerQuery({ ...input, columns, search });
}

/** The values of the form for a list that is shown. */
export async function filterValues(actor: DeskActor, list: RegisterList): Promise<Record<string, string>> {
  const { columns, search, ...filter } = list;
  const shown = Object.entries(filter).map(([name, value]) => [
    name,
    value === null ? '' : value instanceof Temporal.PlainDate ? formatDate(value) : String(value),
  ]);
  const ticked = columns.map((key) => [`column.${key}`, 'on']);
  return {
    query: search === null ? '' : ((await recallWords(actor, search)) ?? ''),
    ...(Object.fromEntries([...shown, ...ticked]) as Record<string, string>),
  };
}
