import { randomUUID } from 'node:crypto';
import { formatDate } from '@/lib/domain/dates';
import { minimumAge } from '@/lib/domain/eligibility';
import { inventedPassport, inventedPhone, inventedSnils } from '@/lib/local/demo/invented-numbers';
import { inventedFamily } from '@/lib/local/demo/invented-people';
import { attendsNone } from '@/lib/families/child-place';
import { formatSnils } from '@/lib/domain/snils';
import { today } from '@/lib/platform/clock';
import { blockName, type VisitChildField } from '@/lib/reception/visit-blocks';
import { registerVisitFields, type VisitFamily } from '@/lib/reception/visit-fields';
import { documentOfAge, unique } from '@/tests/support/given';

export type TypedVisit = Record<string, string>;

type Options = {
  /** Ages of the children in full years. */
  ages?: readonly number[];
  institution?: string;
};

/** The form of a family as an operator types it from the originals; every number in it is new. */
export function typedVisit({ ages = [8], institution = attendsNone }: Options = {}): TypedVisit {
  const n = unique();
  const family = inventedFamily(n);
  const values: TypedVisit = {
    visitId: randomUUID(),
    applicant: 'parent',
    children: String(ages.length),
    ...nameOf(family.mother),
    birthDate: '',
    snils: '',
    address: '654000, г. Пробный, ул. Новая, д. 1',
    phone: inventedPhone(n),
    email: '',
    ...documentOf(inventedPassport(n, today().subtract({ years: 10 }))),
  };
  ages.forEach((age, at) => {
    const birthDate = today().subtract({ years: age, days: 30 + at });
    const child = {
      ...nameOf(family.child(at)),
      birthDate: formatDate(birthDate),
      snils: formatSnils(inventedSnils(unique())),
      ...documentOf(documentOfAge(birthDate)),
      address: '',
      institution,
      groupName: '',
      groupId: '',
      ground: 'parent',
      ...(age < minimumAge ? { young: birthDate.toString() } : {}),
    };
    for (const [part, value] of Object.entries(child)) {
      values[blockName(at + 1, part as VisitChildField)] = value;
    }
  });
  return values;
}

function nameOf({
  surname,
  givenName,
  patronymic,
}: {
  surname: string;
  givenName: string;
  patronymic: string | null;
}) {
  return { surname, givenName, patronymic: patronymic ?? '' };
}

function documentOf({ kind, series, number }: ReturnType<typeof documentOfAge>) {
  return { kind, series, number, issuedOn: '', issuedBy: '' };
}

/** As the verb takes it. */
export function readVisit(values: TypedVisit): VisitFamily {
  return registerVisitFields.parse(values);
}
