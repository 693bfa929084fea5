import type { Instrumentation } from 'next';

/** Runs once when the web server starts: wrong settings stop it at once instead of failing on the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { outliveLogReader } = await import('@/lib/platform/lost-log');
    outliveLogReader();
    const { requireEnvironment } = await import('@/lib/platform/require-environment');
    requireEnvironment();
    // Before anything that waits: Next takes requests already, and none may pass unprepared.
    const { prepareRequests } = await import('@/app/_server/request-start');
    prepareRequests();
    const { prepareStop } = await import('@/lib/platform/graceful-stop');
    prepareStop();
    const { watchDatabase } = await import('@/lib/platform/database-watch');
    void watchDatabase();
    const { requireKeys } = await import('@/lib/platform/require-keys');
    await requireKeys();
    const { watchMaintenance } = await import('@/lib/platform/maintenance');
    watchMaintenance();
  }
}

/** A page that could not be drawn; people are shown its digest. What forms and files run into they log themselves. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath }) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logFailedPage } = await import('@/app/_server/respond');
    logFailedPage(error, routePath);
  }
};
