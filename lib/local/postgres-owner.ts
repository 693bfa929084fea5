import { spawnSync, type SpawnOptions } from 'node:child_process';
import { StartRefusal } from './start-refusal';

/** How a program of PostgreSQL is started: the command to run and the identity it gets. */
export type Launch = (
  program: string,
  args: readonly string[],
) => { command: string; args: string[]; options: SpawnOptions };

export type Owner = { uid: number; gid: number } | null;

const account = 'postgres';

/** The system user PostgreSQL runs as: it refuses to be root. Null: the present user will do. */
export function postgresOwner(): Owner {
  if (process.getuid?.() !== 0) return null;
  const found = identityOf(account) ?? createAccount();
  if (!found)
    throw new StartRefusal(
      `Не удалось завести системного пользователя ${account}: запустите команду не от root.`,
    );
  return found;
}

function createAccount(): Owner {
  spawnSync('groupadd', ['--system', account], { stdio: 'ignore' });
  spawnSync('useradd', ['--system', '--gid', account, '--no-create-home', account], { stdio: 'ignore' });
  return identityOf(account);
}

function identityOf(name: string): Owner {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : null;
  });
  return typeof uid === 'number' && typeof gid === 'number' ? { uid, gid } : null;
}

/**
 * The way to start PostgreSQL's programs for `owner` so that they reach all of `paths`.
 * A clone below a folder only root may enter would be out of their reach: there they keep
 * the one capability of root that opens folders (Linux).
 */
export function launcher(owner: Owner, paths: readonly string[]): Launch {
  const options: SpawnOptions = { cwd: process.platform === 'win32' ? undefined : '/', ...owner };
  const closed = owner && paths.find((path) => !mayReach(path, owner));
  if (!owner || !closed) return (program, args) => ({ command: program, args: [...args], options });
  if (spawnSync('setpriv', ['--version']).status !== 0) {
    throw new StartRefusal(
      `Пользователю ${account} закрыт путь ${closed}: перенесите папку портала, например, в /srv.`,
    );
  }
  const handOver = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // Without it access(), by which initdb looks for its neighbours, would not count the capability.
    '--securebits=+no_setuid_fixup',
  ];
  return (program, args) => ({
    command: 'setpriv',
    args: [...handOver, program, ...args],
    options: { cwd: '/' },
  });
}

function mayReach(path: string, owner: { uid: number; gid: number }): boolean {
  return spawnSync('test', ['-x', path], { ...owner, cwd: '/' }).status === 0;
}
