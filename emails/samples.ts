import { bookingCancelReasons } from '@/lib/domain/bookings';
import type { LetterKind, LetterPayloads } from '@/lib/domain/letters';
import { linkDeclineReasons } from '@/lib/domain/link-requests';
import { proposalKinds } from '@/lib/domain/proposals';
import { allRetentionMatters } from '@/lib/domain/retention';
import { scanTroubles } from '@/lib/domain/scan-files';
import { templates } from './letter';

/** What differs from `PreviewProps` in a letter that reads otherwise; each is laid over them. */
type Variants = { readonly [Kind in LetterKind]?: readonly Partial<LetterPayloads[Kind]>[] };

const addition = {
  municipality: 'г. Новокузнецк',
  paragraphs: ['В июле учреждения работают до 16:00.', 'Справки — по телефону поддержки.'],
};

const variants: Variants = {
  certificate_received: [
    { bringUntil: null, institutions: [] },
    { institutions: [{ name: 'МАУ ДО «ДЮЦ «Орион»', address: 'ул. Кутузова, 5А' }], addition },
    { otherInstitutions: 190 },
  ],
  certificate_activated: [{ addition }],
  data_destroyed: [{ certificateNumbers: [] }, { certificateNumbers: ['42 07 000 002', '42 07 000 003'] }],
  scans_destroyed: allRetentionMatters.map((reason, at) => ({
    scans: [{ count: at + 1, reason }],
  })),
  papers_reminder: [{ overdue: true }, { bringUntil: null }],
  new_device: [{ device: null }],
  second_step_changed: each('change', [
    'switched_on',
    'replaced',
    'switched_off',
    'reset',
    'new_codes',
    'code_used',
  ]),
  passkey_changed: each('change', ['added', 'removed']),
  consent_withdrawn: [{ certificateNumber: null }],
  scan_unreadable: each('trouble', keysOf(scanTroubles)),
  correction_answered: [{ accepted: true }],
  certificate_status_changed: [
    ...each('change', ['suspend', 'restore', 'terminate', 'undo_activation']),
    { change: 'terminate', reason: null, institution: null },
    { change: 'terminate', mayApply: true, addition },
  ],
  record_changed: [
    ...each('change', ['moved', 'group', 'document', 'name']),
    { change: 'name', municipality: null, group: null, institution: null, addition },
  ],
  tie_ended: [{ own: false }],
  certificate_expired: [{ own: false, certificateNumber: null }],
  turns_fourteen: [{ signsIn: true }, { own: true, signsIn: true, activated: false }],
  ends_soon: [{ own: true }],
  certificate_returned: [
    ...each('closing', ['desk', 'picture', 'data', 'remark']),
    { remark: false, deskOnly: true, addition },
  ],
  return_lifted: [{ addition }],
  link_decided: [
    { granted: true, reason: null },
    { childName: null, reason: null },
    ...each('reason', keysOf(linkDeclineReasons)),
  ],
  guardian_added: [{ institution: null }],
  staff_invited: [{ place: null }],
  staff_access_changed: [
    ...each('change', ['role_given', 'role_ended', 'moved', 'blocked', 'unblocked']),
    { change: 'blocked', role: null, place: null },
  ],
  visit_booked: [{ phone: null }],
  visit_cancelled: each('reason', keysOf(bookingCancelReasons)),
  proposal_waiting: [
    ...each('deed', keysOf(proposalKinds)),
    { deed: 'merge_children', records: null, place: null, until: null },
  ],
  proposal_settled: [
    ...each('deed', keysOf(proposalKinds)),
    { outcome: 'not_done', counts: null },
    { outcome: 'refused', counts: null, refusal: 'Семьи ещё придут' },
    { outcome: 'expired', counts: null, decidedBy: null },
  ],
};

function each<Key extends string, const Value extends string>(
  key: Key,
  values: readonly Value[],
): { [K in Key]: Value }[] {
  return values.map((value) => ({ [key]: value }) as { [K in Key]: Value });
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}

/** A letter as it usually is, and as it is in every case that reads otherwise: invented people, the addresses of an example. */
export function samplesOf<Kind extends LetterKind>(kind: Kind): LetterPayloads[Kind][] {
  const usual = templates[kind].Letter.PreviewProps as LetterPayloads[Kind];
  return [usual, ...(variants[kind] ?? []).map((variant) => ({ ...usual, ...variant }))];
}
