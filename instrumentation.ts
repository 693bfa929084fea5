/** Runs once when the web server starts: wrong settings stop it at once instead of failing on the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { requireEnvironment } = await import('@/lib/platform/require-environment');
    requireEnvironment();
    const { requireKeys } = await import('@/lib/platform/require-keys');
    await requireKeys();
    const { tellPeerAddresses } = await import('@/app/_server/peer-address');
    tellPeerAddresses();
    const { mendAddresses } = await import('@/app/_server/readable-address');
    mendAddresses();
  }
}
