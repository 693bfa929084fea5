import { existsSync, readdirSync } from 'node:fs';

export const migrationsFolder = 'prisma/migrations';

/** Names of the migrations in the order in which they are applied. */
export function migrationNames(folder: string = migrationsFolder): string[] {
  // What the server reads when it runs is no part of its bundle (turbopackIgnore).
  if (!existsSync(/* turbopackIgnore: true */ folder)) return [];
  return readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
