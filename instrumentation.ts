/** Runs once when the web server starts: wrong settings stop it at once instead of failing on the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { requireEnvironment } = await import('@/lib/platform/require-environment');
    requireEnvironment();
    const { requireKeys } = await import('@/lib/platform/require-keys');
    await requireKeys();
    const { prepareRequests } = await import('@/app/_server/request-start');
    prepareRequests();
    const { watchMaintenance } = await import('@/lib/platform/maintenance');
    watchMaintenance();
  }
}
