import type { RowCells } from '@/lib/domain/import-row';
import { database } from '@/lib/platform/database';
import { judgeFamily } from './judge-family';
import { judgePupil } from './judge-pupil';
import { KnownPeople } from './known-people';
import { readFamily } from './read-family';
import { schoolOf, type Round, type Verdict } from './round';
import { unsealRow } from './row-content';
import { SeenFamilies } from './seen-families';

const page = 1000;

/** A row of the file: its line and its chosen cells. */
export type ReadRow = { line: number; cells: RowCells };

/** Judges the rows of a list one after the other and remembers those that will be written. */
export class Judge {
  readonly #round: Round;
  readonly #families = new SeenFamilies();
  readonly #pupils = new Map<string, number>();

  private constructor(round: Round) {
    this.#round = round;
  }

  /** With the rows in mind that were judged before the worker was started anew. */
  static async resume(round: Round, importId: string): Promise<Judge> {
    const judge = new Judge(round);
    for (let after = 0; ;) {
      const rows = await database().importRow.findMany({
        where: { importId, state: 'waiting', line: { gt: after } },
        orderBy: { line: 'asc' },
        take: page,
      });
      for (const row of rows) {
        if (round.kind === 'pupils') judge.#pupils.set(row.childId ?? '', row.line);
        else judge.#remember(row.institutionId ?? '', row.line, unsealRow(row.id, row.contentSealed).cells);
      }
      if (rows.length < page) return judge;
      after = rows.at(-1)?.line ?? after;
    }
  }

  /** The verdicts of these rows, in their order. */
  async judge(rows: readonly ReadRow[]): Promise<Verdict[]> {
    const known = this.#round.kind === 'families' ? await this.#knownOf(rows) : null;
    const verdicts: Verdict[] = [];
    for (const { cells, line } of rows) {
      verdicts.push(known ? await this.#family(cells, line, known) : await this.#pupil(cells, line));
    }
    return verdicts;
  }

  async #pupil(cells: RowCells, line: number): Promise<Verdict> {
    const { verdict, change } = await judgePupil(database(), this.#round, cells, this.#pupils);
    if (change) this.#pupils.set(change.childId, line);
    return verdict;
  }

  async #family(cells: RowCells, line: number, known: KnownPeople): Promise<Verdict> {
    const checking = { seen: this.#families, known };
    const judged = await judgeFamily(database(), this.#round, cells, checking);
    const { verdict, family, registrar, joined } = judged;
    if (family && registrar) this.#families.add(registrar.institutionId, line, family, joined);
    return verdict;
  }

  #knownOf(rows: readonly ReadRow[]): Promise<KnownPeople> {
    const asked = rows.flatMap(({ cells }) => {
      const school = schoolOf(this.#round, cells.institution);
      const read = readFamily(cells);
      return 'fault' in school || 'faults' in read ? [] : { institutionId: school.id, family: read.family };
    });
    return KnownPeople.of(database(), asked, true);
  }

  /** Of one person several rows may stand here: then the list's answer is asked again. */
  #remember(institutionId: string, line: number, cells: RowCells): void {
    const read = readFamily(cells);
    if (!('family' in read)) return;
    const { parent } = read.family;
    const joined = this.#families.parentsLike(institutionId, parent).length > 0;
    this.#families.add(institutionId, line, read.family, joined);
  }
}
