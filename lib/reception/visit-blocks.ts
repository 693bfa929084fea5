/** More at once than any family brings; the others are entered with the same parent afterwards. */
export const mostVisitChildren = 6;

export type VisitChildField =
  | 'record'
  | 'surname'
  | 'givenName'
  | 'patronymic'
  | 'birthDate'
  | 'snils'
  | 'kind'
  | 'series'
  | 'number'
  | 'issuedOn'
  | 'issuedBy'
  | 'comment'
  | 'address'
  | 'institution'
  | 'groupName'
  | 'groupId'
  | 'ground'
  /** «Дата верна» of a child too young for a number, with the date. */
  | 'young'
  /** «Живёт здесь» though the address names another municipality, with its id. */
  | 'place';

export type Values = Readonly<Record<string, string>>;

/** The name of an input of the n-th child: `child2Surname`. */
export function blockName(block: number, part: VisitChildField): string {
  return `child${block}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}

/** How many blocks of children the form has. */
export function visitBlocks(values: Values): number {
  const count = Number(values.children);
  return Number.isInteger(count) ? Math.min(Math.max(count, 1), mostVisitChildren) : 1;
}

/** Where on the page the n-th child begins. */
export function blockAnchor(block: number): string {
  return `child-${block}`;
}

/** What brothers and sisters mostly share: filled in for the next child, and by «Скопировать» for this one. */
const shared = ['surname', 'address', 'ground'] as const satisfies readonly VisitChildField[];

/** The n-th block with what is empty in it taken from the one before, or from the applicant. */
export function copiedDown(values: Values, block: number): Record<string, string> {
  const copied = shared.flatMap((part) => {
    const own = values[blockName(block, part)]?.trim();
    const before = block > 1 ? values[blockName(block - 1, part)] : part === 'surname' ? values.surname : '';
    return own || !before ? [] : [[blockName(block, part), before]];
  });
  return { ...values, ...(Object.fromEntries(copied) as Record<string, string>) };
}

/** The form without the n-th child: those after it move up. */
export function withoutBlock(values: Values, block: number): Record<string, string> {
  const blocks = visitBlocks(values);
  const kept = Object.entries(values).flatMap(([name, value]) => {
    const [, at, part] = /^child(\d)(.+)$/.exec(name) ?? [];
    if (at === undefined || part === undefined || Number(at) < block) return [[name, value]];
    return Number(at) === block ? [] : [[`child${Number(at) - 1}${part}`, value]];
  });
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    children: String(Math.max(blocks - 1, 1)),
  };
}
