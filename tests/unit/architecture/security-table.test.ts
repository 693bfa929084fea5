import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/**
 * How many requirements of levels 1 and 2 each section of ASVS 5.0 has, by their numbers: «1.2: 1-9». Numbers of level 3
 * are not among them.
 */
const levelsOneAndTwo = `
1.1: 1-2; 1.2: 1-9; 1.3: 1-11; 1.4: 1-3; 1.5: 1-2; 2.1: 1-3; 2.2: 1-3; 2.3: 1-4; 2.4: 1-1; 3.2: 1-2; 3.3: 1-4; 3.4: 1-6;
3.5: 1-5; 3.7: 1-2; 4.1: 1-3; 4.2: 1-1; 4.3: 1-2; 4.4: 1-4; 5.1: 1-1; 5.2: 1-3; 5.3: 1-2; 5.4: 1-3; 6.1: 1-3; 6.2: 1-12;
6.3: 1-4; 6.4: 1-4; 6.5: 1-5; 6.6: 1-3; 6.8: 1-4; 7.1: 1-3; 7.2: 1-4; 7.3: 1-2; 7.4: 1-5; 7.5: 1-2; 7.6: 1-2; 8.1: 1-2;
8.2: 1-3; 8.3: 1-1; 8.4: 1-1; 9.1: 1-3; 9.2: 1-4; 10.1: 1-2; 10.2: 1-2; 10.3: 1-4; 10.4: 1-11; 10.5: 1-5; 10.6: 1-2;
10.7: 1-3; 11.1: 1-2; 11.2: 1-3; 11.3: 1-3; 11.4: 1-4; 11.5: 1-1; 11.6: 1-1; 12.1: 1-3; 12.2: 1-2; 12.3: 1-4; 13.1: 1-1;
13.2: 1-5; 13.3: 1-2; 13.4: 1-5; 14.1: 1-2; 14.2: 1-4; 14.3: 1-3; 15.1: 1-3; 15.2: 1-3; 15.3: 1-7; 16.1: 1-1; 16.2: 1-5;
16.3: 1-4; 16.4: 1-3; 16.5: 1-3
`;

const document = readFileSync('SECURITY.md', 'utf8');
const [, table = ''] = document.split('## ASVS 5.0');

function range(section: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${section}.${first + index}`);
}

function expected(): string[] {
  return [...levelsOneAndTwo.matchAll(/(\d+\.\d+): (\d+)-(\d+)/g)].flatMap(([, section = '', first, last]) =>
    range(section, Number(first), Number(last)),
  );
}

/** Numbers in the first column of the tables and in the lines of what does not apply; «10.3.1–10.3.4» stands for all between. */
function named(): string[] {
  const lines = table.split('\n').flatMap((line) => {
    if (line.startsWith('| ')) return line.split('|')[1] ?? [];
    return line.startsWith('Не применимо:') ? line : [];
  });
  return lines.flatMap((line) =>
    [...line.matchAll(/(\d+\.\d+)\.(\d+)(?:–\d+\.\d+\.(\d+))?/g)].flatMap(([, section = '', first, last]) =>
      range(section, Number(first), Number(last ?? first)),
    ),
  );
}

describe('the table of requirements', () => {
  test('names each of levels 1 and 2 once, and no other', () => {
    expect(expected().length).toBeGreaterThan(200);
    expect(named().toSorted()).toEqual(expected().toSorted());
  });

  test('says of each row where it is met and what shows it', () => {
    const rows = table.split('\n').filter((line) => /^\| \d/.test(line));
    const empty = rows.filter((row) =>
      row
        .split('|')
        .slice(1, -1)
        .some((cell) => cell.trim() === ''),
    );
    expect(empty).toEqual([]);
  });
});

test('every file the document names is there', () => {
  const paths = [...document.matchAll(/`((?:app|components|emails|lib|prisma|tests)\/[^`]+)`/g)].map(
    ([, path = '']) => path,
  );
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
