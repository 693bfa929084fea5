import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import busboy from 'busboy';
import { Refusal } from '@/lib/domain/refusal';
import { scanSizeLimit } from '@/lib/domain/scan-files';

const fieldLimit = 20_000;
const bodyLimit = 200 * 1024 * 1024;
const textLimit = 256 * 1024;

export type UploadedFile = { name: string; bytes: Buffer; tooLarge: boolean };

export type PostedForm = {
  /** By the name of the input; of a name sent twice the last value counts. */
  values: Record<string, string>;
  /** Null when the form has no file input or nothing was chosen. */
  file: UploadedFile | null;
};

type Reading = {
  keepFile?: boolean;
  /** Longest file that is taken, bytes. */
  fileLimit?: number | undefined;
};

/**
 * Reads a posted form of either encoding without ever holding more than the limits. Of a file that is too long the rest
 * is read and thrown away, so that the fields survive.
 */
export function readForm(
  request: Request,
  { keepFile = false, fileLimit = scanSizeLimit }: Reading = {},
): Promise<PostedForm> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(request, type, { keepFile, fileLimit });
  if (type.startsWith('application/x-www-form-urlencoded')) return readUrlEncoded(request);
  throw new Refusal('invalid');
}

async function readUrlEncoded(request: Request): Promise<PostedForm> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of bodyOf(request)) {
    const part = Buffer.from(chunk as Uint8Array);
    length += part.length;
    if (length > textLimit)
      throw new Refusal('invalid', 'Введённый текст слишком длинный. Сократите его и отправьте снова.');
    parts.push(part);
  }
  return {
    values: Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString('utf8'))),
    file: null,
  };
}

function readMultipart(
  request: Request,
  type: string,
  { keepFile, fileLimit }: { keepFile: boolean; fileLimit: number },
): Promise<PostedForm> {
  const values: Record<string, string> = {};
  let file: UploadedFile | null = null;
  return new Promise((resolve, reject) => {
    const unreadable = () => {
      reject(new Refusal('invalid', 'Файл передан не до конца. Проверьте связь и отправьте форму снова.'));
    };
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: { 'content-type': type },
        defParamCharset: 'utf8',
        // The parser calls a file too long when it reaches the limit; one of exactly the limit is still taken.
        limits: { fileSize: fileLimit + 1, files: 1, fields: 100, fieldSize: fieldLimit },
      });
    } catch {
      unreadable();
      return;
    }
    parser.on('field', (name, value) => {
      values[name] = value;
    });
    parser.on('file', (_name, stream, info) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => keepFile && parts.push(part));
      // A file cut off on the way: an error nobody listens to would end the whole server.
      stream.on('error', unreadable);
      stream.on('close', () => {
        const tooLarge = stream.truncated === true;
        const bytes = tooLarge ? Buffer.alloc(0) : Buffer.concat(parts);
        // A file input left empty still sends a part, with an empty name.
        if (info.filename) file = { name: info.filename, bytes, tooLarge };
      });
    });
    parser.on('error', unreadable);
    parser.on('close', () => resolve({ values, file }));
    let length = 0;
    const body = bodyOf(request);
    body.on('data', (part: Buffer) => {
      length += part.length;
      if (length > bodyLimit) body.destroy(new Error('too long'));
    });
    body.on('error', unreadable);
    body.pipe(parser);
  });
}

function bodyOf(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as WebStream) : Readable.from([]);
}
