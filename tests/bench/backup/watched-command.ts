import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

type Settings = Readonly<Record<string, string>>;

export type Watched = {
  seconds: number;
  /** When each line was said, in seconds from the start. */
  lines: readonly { at: number; text: string }[];
  /** The most that was resident at once, MB; null where the system does not tell. */
  megabytes: number | null;
};

/** Runs `npm run backup` or `npm run restore` and looks how long each step takes and how much memory it needs. */
export async function watch(
  command: 'backup' | 'restore',
  settings: Settings,
  args: readonly string[] = [],
): Promise<Watched> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const child = spawn(process.execPath, ['--import', 'tsx', `lib/local/${command}.ts`, ...args], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: { at: number; text: string }[] = [];
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    for (const text of chunk.toString().trim().split('\n')) lines.push({ at: seconds(), text });
  });
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  let megabytes: number | null = null;
  const look = setInterval(() => (megabytes = peakOf(child.pid) ?? megabytes), 200);
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  clearInterval(look);
  if (code !== 0) throw new Error(`npm run ${command} закончилась с кодом ${code}: ${said.join('')}`);
  return { seconds: seconds(), lines, megabytes };
}

function peakOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
