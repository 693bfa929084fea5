import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StartRefusal } from './start-refusal';

const secrets = z.object({ masterKey: z.string(), authSecret: z.string(), databasePassword: z.string() });

export type Secrets = z.output<typeof secrets>;

/**
 * The secrets of this installation: made at the first start, the same ever after.
 * `needed` names what was written with them and would be lost without.
 */
export function localSecrets(path: string, needed: string): Secrets {
  if (existsSync(path)) return read(path);
  if (existsSync(needed)) {
    throw new StartRefusal(
      `Пропал файл ${path}, а без него данные в ${needed} не прочитать: верните его из копии или удалите папку с данными.`,
    );
  }
  const random = () => randomBytes(32).toString('base64');
  const made = {
    masterKey: random(),
    authSecret: random(),
    databasePassword: randomBytes(24).toString('base64url'),
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function read(path: string): Secrets {
  try {
    return secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new StartRefusal(`Файл ${path} повреждён: верните его из копии.`);
  }
}
