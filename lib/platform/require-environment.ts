import { noteMigrations } from './applied-migrations';
import { BrokenEnvironment, environment } from './environment';

/** Stops the process with a sentence for its operator when the settings are wrong, or what it needs beside it is missing. */
export function requireEnvironment(): void {
  try {
    environment();
    noteMigrations();
  } catch (error) {
    if (!(error instanceof BrokenEnvironment)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
