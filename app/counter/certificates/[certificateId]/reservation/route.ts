import { formRoute } from '@/app/_server/form-route';
import { findDraft, keepDraft } from '@/lib/platform/drafts';
import { reservationFields } from '@/lib/reservations/reservation-fields';
import { leaveRecord, reserveIfFree, takeOverRecord } from '@/lib/reservations/reserve-record';
import { holderSentence } from '@/lib/reservations/holder';

const pageOf = ({ certificateId }: { certificateId: string }) => `/counter/certificates/${certificateId}`;
const unkept = { 'cache-control': 'no-store' };

/** «Забрать запись себе» leads back to the record; what the page's script sends is answered to the script. */
export const POST = formRoute({
  roles: ['operator'],
  fields: reservationFields,
  page: pageOf,
  perform: async (actor, { action, draft, stamp }, params) => {
    if (action === 'leave') {
      await leaveRecord(actor, params.certificateId, stamp);
      return new Response(null, { status: 204, headers: unkept });
    }
    if (action === 'touch') {
      const reserved = await reserveIfFree(actor, params.certificateId);
      const taken = reserved.holder && holderSentence(reserved.holder);
      return Response.json({ stamp: reserved.stamp, taken }, { headers: unkept });
    }
    await takeOverRecord(actor, params.certificateId);
    return withTyped(actor.accountId, pageOf(params), draft);
  },
});

/** The page with what was typed before the refusal, and without the refusal: the record is one's own now. */
async function withTyped(accountId: string, page: string, draft: string | null): Promise<string> {
  const form = draft && (await findDraft(draft, accountId, page));
  if (!form) return `${page}?taken=yes`;
  const kept = await keepDraft(accountId, page, { values: form.values, errors: {}, sentence: null });
  return `${page}?${new URLSearchParams({ taken: 'yes', draft: kept })}`;
}
