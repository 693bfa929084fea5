import { z } from 'zod';
import { sessionTokenOf } from '@/app/_server/cookies';
import { readForm } from '@/app/_server/read-form';
import { refusedScript } from '@/app/_server/refused-script';
import { logUnexpected } from '@/app/_server/respond';
import { isSameOrigin } from '@/app/_server/same-origin';
import { familyRoles, unfinishedPage } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { findActor } from '@/lib/access/session';
import { receiveScan } from '@/lib/documents/receive-scan';
import { Refusal } from '@/lib/domain/refusal';
import { scanRefusals } from '@/lib/domain/scan-files';

/**
 * Takes a scan ahead of its form, from the script of the page. The answer is for that script and not for a person: a
 * page to be led to would be lost on it.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refusedScript(new Refusal('forbidden'));
  try {
    const actor = await findActor(sessionTokenOf(request));
    const isFamily = familyRoles.some((role) => role === actor?.role);
    // Whoever may not send it, the body is read to its end: a browser that is cut short takes no answer.
    const { values, file } = await readForm(request, {
      keepFile: actor !== null && isFamily && can(actor, 'document.provide'),
    });
    if (!actor || unfinishedPage(actor) !== null) throw new Refusal('unauthenticated');
    if (!isFamily) throw new Refusal('not_found');
    if (!file) throw new Refusal('invalid', scanRefusals.absent);
    const replaces = z.uuid().safeParse(values.replaces);
    const scanId = await receiveScan(actor, file, replaces.success ? replaces.data : null);
    return answer(200, { scanId, name: file.name, size: file.bytes.length });
  } catch (error) {
    if (error instanceof Refusal) return refusedScript(error);
    const reference = logUnexpected(error, '/cabinet/scans/save');
    return answer(500, {
      error: `Файл не принят из-за ошибки на нашей стороне. Нажмите «Повторить»; если не поможет, сообщите в поддержку номер ${reference}.`,
    });
  }
}

function answer(status: number, body: Readonly<Record<string, string | number>>): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
