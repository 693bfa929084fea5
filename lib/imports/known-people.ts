import { dbDate, plainDate } from '@/lib/domain/dates';
import { fullName, nameKey } from '@/lib/domain/names';
import type { NewFamily } from '@/lib/families/register-fields';
import type { Queryable } from '@/lib/platform/database';
import { snilsIndex } from '@/lib/platform/sealed-fields';
import { familyRowKey } from './family-row-key';

type AskedFamily = { institutionId: string; family: NewFamily };

/**
 * What the register may know of the families of some rows, asked at once: most rows of a list bring families nobody has
 * heard of, and for each of those the questions one by one would be the same silence again. It only tells where to ask.
 */
export class KnownPeople {
  readonly #names: ReadonlySet<string>;
  readonly #snils: ReadonlySet<string>;
  readonly #rows: ReadonlySet<string>;
  readonly #births: ReadonlySet<string>;

  private constructor(known: Record<'names' | 'snils' | 'rows' | 'births', ReadonlySet<string>>) {
    this.#names = known.names;
    this.#snils = known.snils;
    this.#rows = known.rows;
    this.#births = known.births;
  }

  /** @param forLikeness whether it is also asked which pupils were born on the same days */
  static async of(db: Queryable, asked: readonly AskedFamily[], forLikeness: boolean): Promise<KnownPeople> {
    const people = asked.flatMap(({ family }) => peopleOf(family));
    const [persons, rows, pupils] = await Promise.all([
      db.person.findMany({
        where: {
          OR: [
            { nameKey: { in: people.map((person) => nameKey(fullName(person))) } },
            { snilsIndex: { in: people.flatMap(({ snils }) => (snils === null ? [] : snilsIndex(snils))) } },
          ],
        },
        select: { nameKey: true, snilsIndex: true },
      }),
      db.importRow.findMany({
        where: {
          institutionId: { in: [...new Set(asked.map(({ institutionId }) => institutionId))] },
          rowKey: { in: asked.map(({ institutionId, family }) => familyRowKey(institutionId, family)) },
          state: 'done',
        },
        select: { rowKey: true },
      }),
      forLikeness ? findPupilsBornLike(db, asked) : new Set<string>(),
    ]);
    return new KnownPeople({
      names: new Set(persons.map((person) => person.nameKey)),
      snils: new Set(persons.flatMap((person) => (person.snilsIndex ? hex(person.snilsIndex) : []))),
      rows: new Set(rows.flatMap(({ rowKey }) => (rowKey ? hex(rowKey) : []))),
      births: pupils,
    });
  }

  /** Nobody of the family has the name or the SNILS of anybody in the register, and no list has brought it. */
  isStrange({ institutionId, family }: AskedFamily): boolean {
    return (
      !this.#rows.has(hex(familyRowKey(institutionId, family))) &&
      peopleOf(family).every(
        (person) =>
          !this.#names.has(nameKey(fullName(person))) &&
          (person.snils === null || !this.#snils.has(hex(snilsIndex(person.snils)))),
      )
    );
  }

  /** No pupil of the school was born on the same day. */
  isBornAlone({ institutionId, family }: AskedFamily): boolean {
    return family.children.every(
      ({ birthDate }) => !this.#births.has(birthKey(institutionId, birthDate.toString())),
    );
  }
}

async function findPupilsBornLike(db: Queryable, asked: readonly AskedFamily[]): Promise<Set<string>> {
  const rows = await db.child.findMany({
    where: {
      institutionId: { in: [...new Set(asked.map(({ institutionId }) => institutionId))] },
      person: {
        birthDate: {
          in: asked.flatMap(({ family }) => family.children.map((child) => dbDate(child.birthDate))),
        },
      },
    },
    select: { institutionId: true, person: { select: { birthDate: true } } },
  });
  return new Set(
    rows.flatMap(({ institutionId, person }) =>
      institutionId && person.birthDate
        ? birthKey(institutionId, plainDate(person.birthDate).toString())
        : [],
    ),
  );
}

function peopleOf({ parent, children }: NewFamily) {
  return [parent, ...children];
}

function birthKey(institutionId: string, day: string): string {
  return `${institutionId} ${day}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
