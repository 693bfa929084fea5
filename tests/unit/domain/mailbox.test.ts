import { describe, expect, test } from 'vitest';
import {
  certificateOfLink,
  mailAddress,
  mailFolder,
  letterAttachments,
  pathOfLink,
  questionOfLink,
  titleInMail,
  unreadLetters,
  unreadWords,
} from '@/lib/domain/mailbox';

const id = '0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
const card = `https://certificate.example.ru/cabinet/certificates/${id}`;

test('the number of unread letters agrees with its word', () => {
  expect([1, 2, 5, 11, 21].map(unreadWords)).toEqual([
    '1\u00a0непрочитанное',
    '2\u00a0непрочитанных',
    '5\u00a0непрочитанных',
    '11\u00a0непрочитанных',
    '21\u00a0непрочитанное',
  ]);
  expect(unreadLetters(3)).toBe('3\u00a0непрочитанных письма');
  expect(unreadLetters(1)).toBe('1\u00a0непрочитанное письмо');
});

test('a letter is called without its sender', () => {
  expect(titleInMail('Пароль изменён — портал сертификатов')).toBe('Пароль изменён');
  expect(titleInMail('Сертификат — Ваш')).toBe('Сертификат — Ваш');
});

test('an address names a part of the list and a place in it', () => {
  expect(mailAddress('inbox')).toBe('/account/mail');
  expect(mailAddress('archive')).toBe('/account/mail?show=archive');
  expect(mailAddress('unread', id)).toBe(`/account/mail?show=unread&after=${id}`);
  expect(['unread', 'archive', 'ъ', undefined, ['unread']].map(mailFolder)).toEqual([
    'unread',
    'archive',
    'inbox',
    'inbox',
    'inbox',
  ]);
});

test('a letter that asks for papers brings them along, the last day only where it is ahead', () => {
  for (const kind of ['certificate_received', 'papers_reminder', 'deadline_tomorrow'] as const) {
    expect(letterAttachments[kind]).toEqual(['paper', 'memo', 'lastDay']);
  }
  expect(letterAttachments.deadline_passed).toEqual(['paper', 'memo']);
});

describe('the link of a letter', () => {
  test('names its certificate, where it leads to one', () => {
    expect(certificateOfLink(card)).toBe(id);
    expect(certificateOfLink(`${card}/visit`)).toBe(id);
    expect(certificateOfLink('https://certificate.example.ru/cabinet/certificates/new')).toBeNull();
    expect(certificateOfLink('https://certificate.example.ru/cabinet/data')).toBeNull();
    expect(certificateOfLink(`${card}0`)).toBeNull();
  });

  test('names its question, in the cabinet and at the desk', () => {
    const question = (room: string) => `https://certificate.example.ru/${room}/questions/${id}`;
    expect(['cabinet', 'counter', 'admin'].map((room) => questionOfLink(question(room)))).toEqual([
      id,
      id,
      null,
    ]);
    expect(questionOfLink('https://certificate.example.ru/cabinet/questions/new')).toBeNull();
    expect(questionOfLink(card)).toBeNull();
  });

  test('stays within the portal, wherever it stood when the letter was written', () => {
    expect(pathOfLink(`${card}?done=yes#history`)).toBe(`/cabinet/certificates/${id}?done=yes#history`);
  });
});
