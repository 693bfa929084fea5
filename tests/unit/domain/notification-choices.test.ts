import { describe, expect, test } from 'vitest';
import { letterKinds } from '@/lib/domain/letters';
import {
  choosableTopics,
  digestTopics,
  hasDigest,
  mailingOf,
  switchedOffBy,
  topicsOf,
} from '@/lib/domain/notification-choices';
import { notificationTopics, optionalTopics, type NotificationTopic } from '@/lib/domain/notification-topics';
import { allRoles } from '@/lib/domain/roles';

const all = Object.keys(notificationTopics) as NotificationTopic[];
const evening = { at: new Date('2026-11-22T15:00:00Z'), timeZone: 'Asia/Novokuznetsk', until: null };
const noon = { ...evening, at: new Date('2026-11-22T05:00:00Z') };
const none = { muted: [], quiet: null, digestHour: null };
const night = { from: 21, to: 8 };

describe('which topics there are', () => {
  test('those without a reason to come in any case are the ones to choose', () => {
    const free = all.filter((topic) => topic !== 'digest' && notificationTopics[topic].required === null);
    expect([...optionalTopics].toSorted()).toEqual(free.toSorted());
  });

  test('each concerns somebody; the letter of the day comes instead of others', () => {
    const concerned = new Set(allRoles.flatMap(topicsOf));
    expect(all.filter((topic) => !concerned.has(topic))).toEqual(['digest']);
  });

  test.each([
    ['parent', ['visits', 'reminders', 'answers', 'amount'], false],
    ['child', ['visits', 'reminders', 'answers', 'amount'], false],
    ['operator', ['questions'], true],
    ['login_issuer', [], false],
    ['municipal_admin', ['proposals'], true],
    ['regional_admin', ['proposals'], true],
  ] as const)('%s', (role, topics, digest) => {
    expect(choosableTopics(role)).toEqual(topics);
    expect(hasDigest(role)).toBe(digest);
  });

  test('what is not shown in the cabinet cannot be switched off: it would be nowhere', () => {
    for (const { shownInCabinet, topic } of Object.values(letterKinds)) {
      if (!shownInCabinet) expect(switchedOffBy(topic)).toEqual([]);
    }
  });

  test('a letter switches off its own topic, that of the day all it tells of, a required one nothing', () => {
    expect(switchedOffBy('reminders')).toEqual(['reminders']);
    expect(switchedOffBy('digest')).toEqual(digestTopics);
    expect(switchedOffBy('certificate')).toEqual([]);
  });
});

describe('how a letter goes out', () => {
  test('at once where nothing was chosen', () => {
    for (const topic of all) expect(mailingOf(topic, none, evening)).toEqual({ notBefore: null });
  });

  test('not at all where its topic is switched off', () => {
    expect(mailingOf('visits', { ...none, muted: ['visits'] }, noon)).toBe('cabinet_only');
    expect(mailingOf('reminders', { ...none, muted: ['visits'] }, noon)).toEqual({ notBefore: null });
  });

  test('when the quiet hours end, if it can wait', () => {
    const quiet = { ...none, quiet: night };
    const morning = new Date('2026-11-23T01:00:00Z');
    for (const topic of all) {
      const { urgent } = notificationTopics[topic];
      expect(mailingOf(topic, quiet, evening)).toEqual({ notBefore: urgent ? null : morning });
      expect(mailingOf(topic, quiet, noon)).toEqual({ notBefore: null });
    }
  });

  test('at once, if the end of the quiet hours would be too late for it', () => {
    const quiet = { ...none, quiet: night };
    const morning = new Date('2026-11-23T01:00:00Z');
    expect(mailingOf('visits', quiet, { ...evening, until: morning })).toEqual({ notBefore: null });
    const later = new Date(morning.getTime() + 60_000);
    expect(mailingOf('visits', quiet, { ...evening, until: later })).toEqual({ notBefore: morning });
  });

  test('in the letter of the day, which itself waits for nothing', () => {
    const daily = { muted: [], quiet: night, digestHour: 9 };
    expect(mailingOf('proposals', daily, noon)).toBe('digest');
    expect(mailingOf('questions', daily, evening)).toBe('digest');
    expect(mailingOf('sign_in', daily, noon)).toEqual({ notBefore: null });
    expect(mailingOf('digest', daily, evening)).toEqual({ notBefore: null });
  });

  test('switched off comes before the letter of the day', () => {
    const daily = { muted: ['proposals' as const], quiet: null, digestHour: 9 };
    expect(mailingOf('proposals', daily, noon)).toBe('cabinet_only');
  });
});
