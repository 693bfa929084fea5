import {
  notificationTopics,
  optionalTopics,
  type NotificationTopic,
  type OptionalTopic,
} from './notification-topics';
import { endOfQuiet, type QuietHours } from './quiet-hours';
import type { Role } from './roles';

const everybody = ['asked', 'sign_in'] as const;
const family = [
  ...everybody,
  'certificate',
  'personal_data',
  'visits',
  'visits_cancelled',
  'reminders',
  'answers',
  'amount',
] as const;

const topicsOfRoles = {
  parent: family,
  child: family,
  operator: [...everybody, 'questions'],
  login_issuer: everybody,
  municipal_admin: [...everybody, 'proposals'],
  regional_admin: [...everybody, 'proposals'],
} as const satisfies Record<Role, readonly NotificationTopic[]>;

/** What letters to this role are about, in the order in which the choice shows it. */
export function topicsOf(role: Role): readonly NotificationTopic[] {
  return topicsOfRoles[role];
}

export function isOptional(topic: NotificationTopic): topic is OptionalTopic {
  return (optionalTopics as readonly NotificationTopic[]).includes(topic);
}

/** Those of the role's topics whose letters can be switched off. */
export function choosableTopics(role: Role): OptionalTopic[] {
  return topicsOf(role).filter(isOptional);
}

/** What «не присылать такие письма» in a letter of this topic switches off: of the letter of the day, all it tells of. */
export function switchedOffBy(topic: NotificationTopic): readonly OptionalTopic[] {
  if (topic === 'digest') return digestTopics;
  return isOptional(topic) ? [topic] : [];
}

/** What the letter of the day tells staff of. */
export const digestTopics = ['proposals', 'questions'] as const satisfies readonly OptionalTopic[];

/** Whether the role gets letters that the letter of the day can stand for. */
export function hasDigest(role: Role): boolean {
  return choosableTopics(role).some(isDigested);
}

export function isDigested(topic: NotificationTopic): boolean {
  return (digestTopics as readonly NotificationTopic[]).includes(topic);
}

export type NotificationChoices = {
  muted: readonly NotificationTopic[];
  quiet: QuietHours | null;
  /** The hour of the one letter of the day; null: a letter for each event. */
  digestHour: number | null;
};

type Occasion = {
  at: Date;
  timeZone: string;
  /** From then on the letter helps nobody any more; null: it always does. */
  until: Date | null;
};

/** Whether and when a letter of this topic goes out by e-mail. In the cabinet it stands in any case. */
export function mailingOf(
  topic: NotificationTopic,
  { muted, quiet, digestHour }: NotificationChoices,
  { at, timeZone, until }: Occasion,
): 'cabinet_only' | 'digest' | { notBefore: Date | null } {
  if (muted.includes(topic)) return 'cabinet_only';
  if (notificationTopics[topic].urgent) return { notBefore: null };
  if (digestHour !== null && isDigested(topic)) return 'digest';
  const notBefore = quiet && endOfQuiet(quiet, at, timeZone);
  return { notBefore: notBefore && until && until <= notBefore ? null : notBefore };
}
