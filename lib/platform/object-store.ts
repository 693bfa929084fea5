import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { StorageUnavailable, type FileStore } from './file-store';

type Sdk = typeof import('@aws-sdk/client-s3');

export type ObjectStoreSettings = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The names of all files begin with it: in a bucket of several programs the others are left alone. */
  prefix: string;
  /** The bucket stands in the path of the address and not in the name of the host. */
  pathStyle: boolean;
};

type Bucket = { sdk: Sdk; client: S3Client; name: string; prefix: string };

/** Files in a bucket of any store that speaks the S3 protocol. */
export function objectStore(settings: ObjectStoreSettings): FileStore {
  let bucket: Promise<Bucket> | undefined;
  const within = async <Result>(work: (bucket: Bucket) => Promise<Result>): Promise<Result> => {
    try {
      bucket ??= connect(settings);
      return await work(await bucket);
    } catch (error) {
      throw new StorageUnavailable(error);
    }
  };
  return {
    put: (key, bytes) => within((into) => put(into, key, bytes)),
    get: (key) => within((from) => get(from, key)),
    head: (key, length) => within((from) => get(from, key, `bytes=0-${length - 1}`)),
    // A put is whole or not at all, also for whoever reads meanwhile.
    replace: (key, bytes) => within((into) => put(into, key, bytes)),
    remove: (key) =>
      within(async ({ sdk, client, name, prefix }) => {
        await client.send(new sdk.DeleteObjectCommand({ Bucket: name, Key: prefix + key }));
      }),
    list: (before) => list(within, before),
  };
}

const patience = { connectionTimeout: 3_000, requestTimeout: 20_000 };

/** The library is large: a portal that keeps its files in a folder never loads it. */
async function connect(settings: ObjectStoreSettings): Promise<Bucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    forcePathStyle: settings.pathStyle,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    maxAttempts: 2,
    requestHandler: patience,
    // Stores other than Amazon's often know no checksums of this kind; every file carries its own tag anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { sdk, client, name: settings.bucket, prefix: settings.prefix };
}

async function put({ sdk, client, name, prefix }: Bucket, key: string, bytes: Uint8Array): Promise<void> {
  const object = { Bucket: name, Key: prefix + key, Body: bytes, ContentLength: bytes.length };
  await client.send(new sdk.PutObjectCommand({ ...object, ContentType: 'application/octet-stream' }));
}

async function get(
  { sdk, client, name, prefix }: Bucket,
  key: string,
  range?: string,
): Promise<Buffer | null> {
  let found: GetObjectCommandOutput;
  try {
    found = await client.send(new sdk.GetObjectCommand({ Bucket: name, Key: prefix + key, Range: range }));
  } catch (error) {
    if (error instanceof sdk.NoSuchKey) return null;
    throw error;
  }
  return Buffer.from((await found.Body?.transformToByteArray()) ?? []);
}

type Within = <Result>(work: (bucket: Bucket) => Promise<Result>) => Promise<Result>;

async function* list(within: Within, before: Date): AsyncGenerator<string> {
  let next: string | undefined;
  do {
    const from = next;
    const { prefix, page } = await within(async ({ sdk, client, name, prefix: own }) => {
      const asked = { Bucket: name, Prefix: own, ContinuationToken: from };
      return { prefix: own, page: await client.send(new sdk.ListObjectsV2Command(asked)) };
    });
    for (const { Key, LastModified } of page.Contents ?? []) {
      if (!Key?.startsWith(prefix) || LastModified === undefined) continue;
      if (LastModified < before) yield Key.slice(prefix.length);
    }
    next = page.NextContinuationToken;
  } while (next !== undefined);
}
