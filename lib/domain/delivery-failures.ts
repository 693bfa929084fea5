/** Why a letter did not arrive, for people: in the admin's words and, where the address itself is at fault, in the family's. */
export const deliveryFailures = {
  malformed: { title: 'Адрес записан неверно', family: null },
  no_address: { title: 'Такого адреса нет', family: 'такого адреса нет, возможно, в нём ошибка' },
  no_domain: {
    title: 'Почтовый сервер адреса не найден',
    family: 'почтовой службы с таким названием нет, возможно, в адресе ошибка',
  },
  mailbox_off: { title: 'Ящик отключён', family: 'этот ящик отключён' },
  mailbox_full: { title: 'Ящик переполнен', family: 'ящик переполнен, освободите в нём место' },
  too_big: { title: 'Письмо слишком большое для этого ящика', family: null },
  refused_us: {
    title: 'Сервер получателя не доверяет письмам портала: проверьте SPF, DKIM и чёрные списки',
    family: null,
  },
  settings: {
    title: 'Почтовый сервер не принял вход или адрес отправителя: проверьте SMTP_URL и MAIL_FROM',
    family: null,
  },
  unencrypted: { title: 'Почтовый сервер не поддерживает шифрование', family: null },
  too_long: { title: 'Сервер получателя слишком долго не отвечал', family: null },
  unreachable: { title: 'Почтовый сервер не отвечает', family: null },
  recipient_refused: { title: 'Сервер не принял получателя и не сказал почему', family: null },
  not_now: { title: 'Почтовый сервер просит прислать позже', family: null },
  refused: { title: 'Письмо не принял', family: null },
  outdated: { title: 'Письмо устарело, прежде чем его удалось отправить', family: null },
  portal: { title: 'Письмо не удалось составить', family: null },
  restored: { title: 'Портал восстановлен из копии: письмо, возможно, ушло до сбоя', family: null },
} as const satisfies Record<string, { title: string; family: string | null }>;

export type DeliveryFailure = keyof typeof deliveryFailures;

/** By the last two figures of an enhanced status code (RFC 3463). */
const byDetail: Readonly<Record<string, DeliveryFailure>> = {
  '1.1': 'no_address',
  '1.2': 'no_domain',
  '1.3': 'no_address',
  '1.6': 'no_address',
  '1.7': 'settings',
  '1.8': 'settings',
  '1.10': 'no_domain',
  '2.1': 'mailbox_off',
  '2.2': 'mailbox_full',
  '2.3': 'too_big',
  '3.4': 'too_big',
  '4.4': 'no_domain',
  '4.7': 'too_long',
};

/** By the subject of the code, where the detail says no more. */
const bySubject: Readonly<Record<string, DeliveryFailure>> = {
  '1': 'recipient_refused',
  '2': 'recipient_refused',
  '4': 'unreachable',
  '7': 'refused_us',
};

/** What the codes kept with a letter mean («EENVELOPE RCPT TO 550 5.1.1», «DSN 5.2.2»). */
export function failureOf(reason: string): DeliveryFailure {
  if (reason === 'UnsendableMail') return 'malformed';
  if (reason === 'outdated' || reason === 'restored') return reason;
  const { reply, status } = codesIn(reason);
  if (/\bEAUTH\b|MAIL FROM|\bEOAUTH2\b/.test(reason) || ['530', '534', '535', '538'].includes(reply ?? ''))
    return 'settings';
  if (/\bETLS\b|\bEREQUIRETLS\b/.test(reason)) return 'unencrypted';
  const meant = status && (byDetail[`${status.subject}.${status.detail}`] ?? bySubject[status.subject]);
  if (meant) return meant;
  if (reply === '552') return 'mailbox_full';
  if (reply?.startsWith('4') || status?.isPermanent === false) return 'not_now';
  if (['550', '551', '553'].includes(reply ?? '') && reason.includes('RCPT TO')) return 'recipient_refused';
  if (reply !== null || status) return 'refused';
  return /\bE[A-Z]+\b/.test(reason) ? 'unreachable' : 'portal';
}

/**
 * Whether the address itself is at fault, and for good: such an address is written to no more. Only a code that says so
 * counts: by a bare «550» or «5.0.0» servers refuse us, our relay and our sender, too.
 */
export function isAddressAtFault(reason: string): boolean {
  return codesIn(reason).status?.isPermanent === true && deliveryFailures[failureOf(reason)].family !== null;
}

/** The connection ended without an answer: the server may have taken the letter all the same. */
export function isUnanswered(reason: string): boolean {
  return codesIn(reason).reply === null && failureOf(reason) === 'unreachable';
}

type Codes = {
  reply: string | null;
  status: { isPermanent: boolean; subject: string; detail: string } | null;
};

function codesIn(reason: string): Codes {
  const status = /\b([45])\.(\d{1,3})\.(\d{1,3})\b/.exec(reason);
  return {
    reply: /(?<![\d.])[45]\d\d(?![\d.])/.exec(reason)?.[0] ?? null,
    status: status && {
      isPermanent: status[1] === '5',
      subject: status[2] ?? '',
      detail: status[3] ?? '',
    },
  };
}
