import { privateFile } from '@/app/_server/file-route';
import { formRoute } from '@/app/_server/form-route';
import { isWordingKind, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import { Refusal } from '@/lib/domain/refusal';
import { previewWording } from '@/lib/papers/wordings/preview-wording';
import { previewFields, publishFields, publishWording } from '@/lib/papers/wordings/publish-wording';

type Admin = 'municipal_admin' | 'regional_admin';
type Params = { kind: string };

/** Takes the text and the day from which it is printed. */
export function publishRoute(role: Admin, room: string) {
  return formRoute({
    roles: [role],
    fields: publishFields,
    page: ({ kind }: Params) => `${room}/${kind}`,
    perform: async (actor, input, { kind }) => {
      await publishWording(actor, kindOf(kind), input);
      return `${room}?done=saved`;
    },
  });
}

/** Answers with the sample itself: it is kept nowhere. */
export function previewRoute(role: Admin, room: string) {
  return formRoute({
    roles: [role],
    fields: previewFields,
    page: ({ kind }: Params) => `${room}/${kind}`,
    perform: async (actor, { body }, { kind }) => {
      const sample = await previewWording(actor, kindOf(kind), body);
      return new Response(Uint8Array.from(sample), {
        headers: {
          ...privateFile,
          'content-type': 'application/pdf',
          'content-disposition': 'inline; filename="obrazec.pdf"',
        },
      });
    },
  });
}

/** The paper named in the address; anything else does not exist. */
export function kindOf(text: string): WordingKind {
  if (!isWordingKind(text)) throw new Refusal('not_found');
  return text;
}
