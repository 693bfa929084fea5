import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { asText, type Statement } from './capture';

const debian = '/usr/lib/postgresql';

/** The program from PATH or where Debian keeps it; null: it is not installed. */
export function findPgbench(): string | null {
  if (spawnSync('pgbench', ['--version']).status === 0) return 'pgbench';
  if (!existsSync(debian)) return null;
  const versions = readdirSync(debian).toSorted((one, other) => Number(other) - Number(one));
  return (
    versions.map((version) => join(debian, version, 'bin', 'pgbench')).find((path) => existsSync(path)) ??
    null
  );
}

export type Script = { lines: string[]; variables: string[] };

/** What a variable of the program looks like where it is none: «'10:30'», «[1:2]». */
const looksLikeVariable = /(?<!:):(?=[A-Za-z0-9_])/;

/**
 * The statements as a script of pgbench; null where the program would take a part of them for a variable. It has no word for
 * an absent value: that is written out.
 */
export function scriptOf(statements: readonly Statement[], name: string): Script | null {
  if (statements.some(({ text }) => looksLikeVariable.test(text))) return null;
  const variables: string[] = [];
  const lines = statements.map(({ text, values }, at) => {
    const line = text.replaceAll(/\$(\d+)/g, (_, number: string) => {
      const value = asText(values[Number(number) - 1]);
      if (value === null) return 'NULL';
      const variable = `${name}_${at}_${number}`;
      variables.push(`${variable}=${value}`);
      return `:${variable}`;
    });
    return `${line.replaceAll(/\s+/g, ' ').trim()};`;
  });
  return { lines, variables: [...new Set(variables)] };
}

/** Bytes of one word of a command line and of all of them, which systems take. */
const longest = { word: 100_000, line: 1_000_000 };

/** Whether the values of all these scripts can be said on one command line: pgbench hears of them nowhere else. */
export function fitTogether(scripts: readonly (Script | null)[]): boolean {
  const sizes = scripts.flatMap((script) => script?.variables.map((value) => Buffer.byteLength(value)) ?? []);
  return Math.max(0, ...sizes) <= longest.word && sizes.reduce((sum, size) => sum + size, 0) <= longest.line;
}

type Run = { program: string; databaseUrl: string; scripts: readonly Script[]; transactions: number };

/** How long each transaction took, milliseconds; those in which statements were prepared are left out. */
export async function runPgbench({ program, databaseUrl, scripts, transactions }: Run): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-pgbench-'));
  try {
    const files = scripts.map(({ lines }, at) => {
      const file = join(folder, `${at}.sql`);
      writeFileSync(file, lines.join('\n'));
      return file;
    });
    const child = spawn(
      program,
      [
        ...[
          '--no-vacuum',
          '--protocol=prepared',
          '--client=1',
          '--log',
          `--log-prefix=${join(folder, 'log')}`,
        ],
        `--transactions=${transactions}`,
        ...files.flatMap((file) => ['--file', file]),
        ...scripts.flatMap(({ variables }) => variables.flatMap((variable) => ['--define', variable])),
        databaseUrl,
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const said = text(child.stderr);
    const status = await new Promise<number | null>((ended, failed) => {
      child.once('error', failed);
      child.once('close', ended);
    });
    if (status !== 0) throw new Error(`pgbench: ${(await said).trim()}`);
    return timesIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timesIn(folder: string): number[] {
  const seen = new Set<string>();
  const logs = readdirSync(folder).filter((name) => name.startsWith('log'));
  const lines = logs.flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
  return lines.flatMap((line) => {
    const [, , microseconds = '', script = ''] = line.split(' ');
    const first = !seen.has(script);
    seen.add(script);
    return first ? [] : [Number(microseconds) / 1000];
  });
}
