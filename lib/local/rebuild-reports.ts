import { closeDatabase } from '@/lib/platform/database';
import { rebuildReports } from '@/lib/reports/count-reports';
import { reportFailure } from './report-failure';

// npm run reports:rebuild    counts all reports anew

try {
  await rebuildReports();
  console.log('Отчёты пересчитаны целиком.');
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
