import { fullName, nameKey } from '@/lib/domain/names';
import type { NewChild, NewFamily, NewParent } from '@/lib/families/register-fields';

type SeenParent = { line: number; birthDate: string | null; snils: string | null };

/** Families of earlier rows of the same list: nothing of them is in the register while it is checked. */
export class SeenFamilies {
  readonly #children = new Map<string, { line: number; parent: string }>();
  readonly #snils = new Map<string, number>();
  readonly #parents = new Map<string, SeenParent[]>();

  /** `joined`: the adult is one who is known already, of the register or of an earlier row. */
  add(institutionId: string, line: number, { parent, children }: NewFamily, joined: boolean): void {
    for (const child of children) {
      this.#children.set(childKey(institutionId, child), { line, parent: nameKey(fullName(parent)) });
      if (child.snils !== null) this.#snils.set(`${institutionId} ${child.snils}`, line);
    }
    if (joined) return;
    const key = parentKey(institutionId, parent);
    const facts = { line, birthDate: parent.birthDate?.toString() ?? null, snils: parent.snils };
    this.#parents.set(key, [...(this.#parents.get(key) ?? []), facts]);
  }

  /** The earlier row of this child, and whether its adult has the same name. */
  childOf(institutionId: string, child: NewChild, parent: NewParent) {
    const seen = this.#children.get(childKey(institutionId, child));
    if (seen) return { line: seen.line, sameParent: seen.parent === nameKey(fullName(parent)) };
    const line = child.snils === null ? undefined : this.#snils.get(`${institutionId} ${child.snils}`);
    return line === undefined ? null : { line, sameParent: false };
  }

  /** Adults of earlier rows who are or may be this one; those of another birth date are not. */
  parentsLike(institutionId: string, parent: NewParent): { line: number; certain: boolean }[] {
    const born = parent.birthDate?.toString() ?? null;
    return (this.#parents.get(parentKey(institutionId, parent)) ?? []).flatMap(
      ({ line, birthDate, snils }) => {
        const sameSnils = snils !== null && snils === parent.snils;
        if (!sameSnils && born !== null && birthDate !== null && born !== birthDate) return [];
        return { line, certain: sameSnils || (born !== null && birthDate !== null) };
      },
    );
  }
}

function childKey(institutionId: string, child: NewChild): string {
  return `${institutionId} ${nameKey(fullName(child))} ${child.birthDate.toString()}`;
}

function parentKey(institutionId: string, parent: NewParent): string {
  return `${institutionId} ${nameKey(fullName(parent))}`;
}
