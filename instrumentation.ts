/** Runs once when the web server starts: wrong settings stop it at once instead of failing on the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { environment, BrokenEnvironment } = await import('@/lib/platform/environment');
  try {
    environment();
  } catch (error) {
    if (!(error instanceof BrokenEnvironment)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
