import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { freePort } from '@/lib/local/ports';

const bucket = 'portal-scans';

/** A real server of the S3 protocol on this machine, with one empty bucket. */
export async function startS3(givenPort?: number) {
  const directory = mkdtempSync(join(tmpdir(), 'portal-s3-'));
  const port = givenPort ?? (await freePort());
  const server = new S3rver({
    address: '127.0.0.1',
    port,
    directory,
    silent: true,
    // It leaves the last slash of a bucket's address out of what it expects to be signed; whose key it is, it checks.
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  let isFull = false;
  server.middleware.unshift((context, next) => {
    if (!isFull || context.method !== 'PUT') return next();
    context.status = 507;
    context.type = 'application/xml';
    context.body =
      '<?xml version="1.0"?><Error><Code>QuotaExceeded</Code><Message>No space</Message></Error>';
  });
  await server.run();
  return {
    port,
    /** As the portal takes them from its environment. */
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    store: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      bucket,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      prefix: 'portal/',
      pathStyle: true,
    },
    /** A full store takes nothing more; what lies in it is read and removed as before. */
    setFull: (full: boolean) => {
      isFull = full;
    },
    stop: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type S3 = Awaited<ReturnType<typeof startS3>>;
