import { closeDatabase } from '@/lib/platform/database';
import { closeJobs } from '@/lib/platform/jobs';
import { loadDemoData } from './demo-data';
import { reportFailure } from './report-failure';

try {
  const outcome = await loadDemoData();
  console.log(
    outcome === 'loaded' ? 'Демонстрационные данные загружены.' : 'В базе уже есть люди: ничего не изменено.',
  );
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await closeJobs();
  await closeDatabase();
}
