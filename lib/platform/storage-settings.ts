import { z } from 'zod';
import type { ObjectStoreSettings } from './object-store';

/** Settings of a store that speaks the S3 protocol. Without S3_ENDPOINT files lie in STORAGE_DIR. */
export const storageShape = {
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'S3_ENDPOINT: нужен адрес хранилища вида https://s3.example.ru' })
    .optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
      error: 'S3_BUCKET: имя хранилища — от 3 до 63 строчных латинских букв, цифр, точек и дефисов',
    })
    .optional(),
  // Never empty: two programs without one in the same bucket could not tell their files apart.
  S3_PREFIX: z
    .string()
    .regex(/^([a-z0-9][a-z0-9_-]*\/)+$/, {
      error:
        'S3_PREFIX: начало имён файлов — строчные латинские буквы, цифры, «-» и «_», в конце косая черта: portal/',
    })
    .default('portal/'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PATH_STYLE: z
    .enum(['yes', 'no'], { error: 'S3_PATH_STYLE: возможные значения — yes и no' })
    .default('yes'),
} as const;

const together = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

type Given = { [Name in (typeof together)[number]]?: string | undefined };

/** What is wrong with the settings of the store taken together, a sentence a fault. */
export function storageFaults(read: Given): string[] {
  const missing = together.filter((name) => read[name] === undefined);
  if (missing.length === together.length) return [];
  return missing.map(
    (name) => `${name}: настройка не задана. Для хранилища S3 нужны ${together.join(', ')}, все или ни одной`,
  );
}

/** Null: files lie in a folder. */
export function objectStoreSettings(
  read: Given & { S3_REGION: string; S3_PREFIX: string; S3_PATH_STYLE: 'yes' | 'no' },
): ObjectStoreSettings | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket } = read;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = read;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return null;
  return {
    endpoint,
    bucket,
    accessKeyId,
    secretAccessKey,
    region: read.S3_REGION,
    prefix: read.S3_PREFIX,
    pathStyle: read.S3_PATH_STYLE === 'yes',
  };
}
