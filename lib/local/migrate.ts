import { environment } from '@/lib/platform/environment';
import { applyMigrations } from './apply-migrations';
import { requireRestored, requireRussianLetters } from './database-check';
import { reportFailure } from './report-failure';

try {
  const { DATABASE_URL } = environment();
  await requireRussianLetters(DATABASE_URL);
  await requireRestored(DATABASE_URL);
  const applied = await applyMigrations(DATABASE_URL);
  console.log(
    applied.length > 0 ? `Применены миграции: ${applied.join(', ')}` : 'Все миграции уже применены.',
  );
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
}
