import { describe, expect, test } from 'vitest';
import { renderLetter, templates, type RenderedLetter } from '@/emails/letter';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { LetterKind } from '@/lib/domain/letters';
import type { ReturnClosing } from '@/lib/domain/return-reasons';
import { visibleText } from './visible-text';

const preview = {
  confirm_email: templates.confirm_email.Letter.PreviewProps,
  certificate_received: templates.certificate_received.Letter.PreviewProps,
  certificate_activated: templates.certificate_activated.Letter.PreviewProps,
  password_recovery: templates.password_recovery.Letter.PreviewProps,
  password_changed: templates.password_changed.Letter.PreviewProps,
  email_changed: templates.email_changed.Letter.PreviewProps,
  login_changed: templates.login_changed.Letter.PreviewProps,
  new_device: templates.new_device.Letter.PreviewProps,
  data_exported: templates.data_exported.Letter.PreviewProps,
  link_asked: templates.link_asked.Letter.PreviewProps,
  scans_destroyed: templates.scans_destroyed.Letter.PreviewProps,
  second_step_changed: templates.second_step_changed.Letter.PreviewProps,
  passkey_changed: templates.passkey_changed.Letter.PreviewProps,
  provider_linked: templates.provider_linked.Letter.PreviewProps,
  scan_unreadable: templates.scan_unreadable.Letter.PreviewProps,
  consent_withdrawn: templates.consent_withdrawn.Letter.PreviewProps,
  correction_answered: templates.correction_answered.Letter.PreviewProps,
  certificate_status_changed: templates.certificate_status_changed.Letter.PreviewProps,
  record_changed: templates.record_changed.Letter.PreviewProps,
  tie_ended: templates.tie_ended.Letter.PreviewProps,
  certificate_returned: templates.certificate_returned.Letter.PreviewProps,
  return_lifted: templates.return_lifted.Letter.PreviewProps,
  data_corrected: templates.data_corrected.Letter.PreviewProps,
  link_decided: templates.link_decided.Letter.PreviewProps,
  guardian_added: templates.guardian_added.Letter.PreviewProps,
  staff_invited: templates.staff_invited.Letter.PreviewProps,
  staff_access_changed: templates.staff_access_changed.Letter.PreviewProps,
  staff_second_step_reset: templates.staff_second_step_reset.Letter.PreviewProps,
  visit_booked: templates.visit_booked.Letter.PreviewProps,
  visit_moved: templates.visit_moved.Letter.PreviewProps,
  visit_cancelled: templates.visit_cancelled.Letter.PreviewProps,
  visit_tomorrow: templates.visit_tomorrow.Letter.PreviewProps,
  data_destroyed: templates.data_destroyed.Letter.PreviewProps,
  papers_reminder: templates.papers_reminder.Letter.PreviewProps,
  proposal_waiting: templates.proposal_waiting.Letter.PreviewProps,
  proposal_settled: templates.proposal_settled.Letter.PreviewProps,
  staff_digest: templates.staff_digest.Letter.PreviewProps,
  certificate_expired: templates.certificate_expired.Letter.PreviewProps,
  may_receive: templates.may_receive.Letter.PreviewProps,
  turns_fourteen: templates.turns_fourteen.Letter.PreviewProps,
  ends_soon: templates.ends_soon.Letter.PreviewProps,
  deadline_tomorrow: templates.deadline_tomorrow.Letter.PreviewProps,
  deadline_passed: templates.deadline_passed.Letter.PreviewProps,
  next_amount: templates.next_amount.Letter.PreviewProps,
  question_answered: templates.question_answered.Letter.PreviewProps,
  question_asked: templates.question_asked.Letter.PreviewProps,
};

function render(kind: LetterKind): Promise<RenderedLetter> {
  return renderLetter(kind, preview[kind]);
}

/** Both parts of the letter say the same: each fact must stand in each. */
async function expectFacts(kind: LetterKind, facts: readonly string[]): Promise<void> {
  const { html, text } = await render(kind);
  for (const part of [visibleText(html), text]) {
    for (const fact of facts) expect.soft(breakable(part)).toContain(breakable(fact));
  }
}

/** Where a line may break does not change what is said. */
function breakable(text: string): string {
  return text.replace(/\s+/g, ' ');
}

describe('the letter that confirms an address', () => {
  test('has the subject families know', async () => {
    const { subject } = await render('confirm_email');
    expect(subject).toBe('Заявка на сертификат ПФДО. Подтверждение электронной почты');
  });

  test('says what to do, how long the link lives and what to do without an application', async () => {
    await expectFacts('confirm_email', [
      'Для подтверждения адреса электронной почты перейдите по ссылке',
      `заявке № ${preview.confirm_email.applicationNumber}`,
      '48 часов',
      'срабатывает один раз',
      'Если Вы не подавали заявку, не обращайте внимания',
    ]);
  });

  test('shows the link as a button and in full', async () => {
    const { html } = await render('confirm_email');
    const { link } = preview.confirm_email;
    expect(html.split(`href="${link}"`)).toHaveLength(3);
    expect(visibleText(html)).toContain(link);
  });

  test('has the link once in the plain text', async () => {
    const { text } = await render('confirm_email');
    expect(text.split(preview.confirm_email.link)).toHaveLength(2);
  });
});

describe('the letter about a certificate received', () => {
  const payload = preview.certificate_received;

  test('says the number, until when, what and where to bring', async () => {
    await expectFacts('certificate_received', [
      formatCertificateNumber(payload.certificateNumber),
      payload.childName,
      payload.bringUntil,
      ...payload.papers,
      ...payload.institutions.flatMap(({ name, address }) => [name, address]),
    ]);
  });

  test('names nobody in the subject', async () => {
    const { subject } = await render('certificate_received');
    expect(subject).toContain(payload.bringUntil);
    expect(subject).not.toContain(payload.certificateNumber);
    for (const name of payload.childName.split(' ')) expect(subject).not.toContain(name);
  });

  test('names no day when none is known yet', async () => {
    const { subject, text } = await renderLetter('certificate_received', { ...payload, bringUntil: null });
    expect(subject).toBe('Сертификат дополнительного образования получен: принесите документы');
    expect(text).toMatch(/Принесите документы в учреждение\s*\./);
    expect(text).not.toContain('включительно');
  });

  test('says how many institutions there are besides', async () => {
    const { text } = await renderLetter('certificate_received', { ...payload, otherInstitutions: 190 });
    expect(text).toContain('всего ещё 190');
  });

  test('sends to the card for the list when there is no institution yet', async () => {
    const { text } = await renderLetter('certificate_received', { ...payload, institutions: [] });
    expect(text).toContain('Список учреждений, которые принимают документы, смотрите в карточке сертификата');
    expect(text).not.toContain('Куда принести');
  });

  test('offers no choice where there is one institution', async () => {
    const institutions = payload.institutions.slice(0, 1);
    const { text } = await renderLetter('certificate_received', { ...payload, institutions });
    expect(text).toContain('Куда принести');
    expect(text).not.toContain('В любое из этих учреждений');
  });
});

test('the letter about activation says the number, where, and what happens next', async () => {
  const { certificateNumber, childName, institution } = preview.certificate_activated;
  await expectFacts('certificate_activated', [
    formatCertificateNumber(certificateNumber),
    childName,
    institution,
    'выберите кружок или секцию',
    '«Навигатор»',
  ]);
});

test('what a person typed stays text', async () => {
  const childName = 'Соколова <b>Вера</b> &amp; "x"';
  const { html, text } = await renderLetter('certificate_activated', {
    ...preview.certificate_activated,
    childName,
  });
  expect(html).not.toContain('<b>');
  expect(text).toContain(childName);
});

describe('the letters about the password', () => {
  test('recovery says how long the link lives, that it works once and what to do without having asked', async () => {
    await expectFacts('password_recovery', [
      '30 минут',
      'срабатывает один раз',
      'Если Вы не просили восстановить пароль, ничего не делайте',
    ]);
  });

  test('the change says when, and what to do when it was somebody else', async () => {
    await expectFacts('password_changed', [
      preview.password_changed.changedAt,
      'на всех других устройствах вход завершён',
      'Если это были не Вы',
    ]);
  });
});

test('the letter about the linked sign-in says through whom, when, and what to do when it was somebody else', async () => {
  const { label, linkedAt } = preview.provider_linked;
  await expectFacts('provider_linked', [`через ${label}`, linkedAt, 'Если это были не Вы', 'отвяжите']);
});

test('the letter about another address says when, and what to do when it was somebody else', async () => {
  await expectFacts('email_changed', [
    preview.email_changed.changedAt,
    'Письма портала теперь приходят на другой адрес',
    'Если это сделали не Вы, войдите и смените пароль, позвоните в поддержку',
  ]);
});

test('the letter about another login names neither login and says what to do when it was somebody else', async () => {
  await expectFacts('login_changed', [
    preview.login_changed.changedAt,
    'Если это были не Вы',
    'новый в письме',
  ]);
});

test('the letter about a new device says when, from what, and what else looks so', async () => {
  const { device, signedInAt } = preview.new_device;
  await expectFacts('new_device', [device ?? '', signedInAt, 'очистки его данных', 'сразу смените пароль']);
  const { text } = await renderLetter('new_device', { ...preview.new_device, device: null });
  expect(text).toContain('браузер о себе не сообщил');
});

test('the letter about data taken says when and what is in the file', async () => {
  await expectFacts('data_exported', [preview.data_exported.madeAt, 'с номерами документов', 'не остаётся']);
});

test('whoever asks to be linked is not named, and the guardians learn who decides and what to do', async () => {
  await expectFacts('link_asked', [
    preview.link_asked.childName,
    'кто он, портал не сообщает',
    'Решает специалист',
    'пока решения нет',
  ]);
});

test('the letter about destroyed pictures names the child, counts them and says why', async () => {
  await expectFacts('scans_destroyed', [
    preview.scans_destroyed.day,
    'Ребёнок: Соколова Вера Андреевна',
    '2 снимка. Причина: сертификат активирован, оригинал проверен',
    '1 снимок. Причина: сертификат больше не действует',
  ]);
});

test('the answer to a request to be linked names the child and, declined, why and what to do', async () => {
  await expectFacts('link_decided', [
    preview.link_decided.childName,
    'Причина: по документам заявитель не является законным представителем ребёнка',
    'приходите с новыми оригиналами',
  ]);
});

describe('the letter of a return', () => {
  const letterOf = async (closing: ReturnClosing) => {
    const { subject, text } = await renderLetter('certificate_returned', {
      ...preview.certificate_returned,
      closing,
    });
    return { subject, text: text.replace(/\s+/g, ' ') };
  };

  test('about a picture nobody can read does not say that nothing need be changed', async () => {
    const { subject, text } = await letterOf('picture');
    expect(subject).toContain('снимок документа');
    expect(text).toContain('Когда приложите новый снимок');
    expect(text).not.toMatch(/не меняйте/);
  });

  test('about data says that right ones stay; about papers alone, that nothing is mended in the cabinet', async () => {
    expect((await letterOf('data')).text).toContain('не меняйте их: придите с оригиналами');
    expect((await letterOf('desk')).text).toContain('исправлять ничего не нужно');
    expect((await letterOf('remark')).text).toContain('то, что написал специалист');
  });
});

describe('the letters about a proposal', () => {
  const { proposal_waiting: waiting, proposal_settled: settled } = preview;

  test('to whoever decides: what, of how many records, where, by whom and until when', async () => {
    await expectFacts('proposal_waiting', [
      'Действие: Прекратить сертификаты',
      `Записей: ${waiting.records}`,
      'Муниципалитет: г. Новокузнецк',
      `Кто предложил: ${waiting.proposedBy}`,
      `до ${waiting.until}`,
      'Пока второй человек не подтвердит, ничего не изменится',
    ]);
    const { subject } = await render('proposal_waiting');
    expect(subject).toBe('Ждёт Вашего решения: Прекратить сертификаты — портал сертификатов');
  });

  test('of a deed that is one step count no records, and of one without a term name none', async () => {
    const { text } = await renderLetter('proposal_waiting', {
      ...waiting,
      deed: 'merge_children',
      records: null,
      place: null,
      until: null,
    });
    expect(text).toContain('Муниципалитет: весь регион');
    expect(text).not.toMatch(/Записей|можно до/);
  });

  test('to its maker: carried out, with how many were done and how many not', async () => {
    await expectFacts('proposal_settled', [
      'Ваше предложение выполнено',
      'Выполнено: 150',
      'Не выполнено: 2',
      `Кто решил: ${settled.decidedBy}`,
    ]);
  });

  test.each([
    ['refused', 'Отклонено', { decidedBy: settled.decidedBy, refusal: 'Семьи ещё <придут>' }],
    ['expired', 'Никто не подтвердил', { decidedBy: null, refusal: null }],
    ['not_done', 'Не выполнено', { decidedBy: settled.decidedBy, refusal: null }],
  ] as const)(
    '%s says so in the subject, gives the reason where there is one and counts nothing',
    async (...facts) => {
      const [outcome, words, told] = facts;
      const { subject, text } = await renderLetter('proposal_settled', {
        ...settled,
        outcome,
        counts: null,
        ...told,
      });
      expect(subject).toBe(`${words}: Прекратить сертификаты — портал сертификатов`);
      expect(text.includes('Кто решил:')).toBe(told.decidedBy !== null);
      expect(text.includes('Причина отказа: Семьи ещё <придут>')).toBe(outcome === 'refused');
      expect(text).not.toContain('Не выполнено: ');
    },
  );

  test('of joined municipalities say that the records follow', async () => {
    const { text } = await renderLetter('proposal_settled', {
      ...settled,
      deed: 'merge_municipalities',
      records: null,
      counts: null,
    });
    expect(text.replace(/\s+/g, ' ')).toContain('Записи детей переносятся частями');
  });
});

test('the letter of the day says how many of what are unread, with the page of each', async () => {
  await expectFacts('staff_digest', ['Предложения ждут Вашего решения', ': 3', 'Чем кончились', ': 1']);
  const { subject, html } = await render('staff_digest');
  expect(subject).toContain('Непрочитанных писем на 27.06.2026: 4 — портал');
  expect(html).toContain('href="https://certificate.example.ru/admin/proposals"');
});

describe('the letters about what becomes of a certificate', () => {
  test.each([
    ['suspend', 'Сертификат приостановлен', 'записаться по нему в кружок или секцию нельзя'],
    ['restore', 'Сертификат восстановлен', 'Номер прежний, ничего приносить не нужно'],
    ['terminate', 'Сертификат прекращён', 'восстановить его нельзя'],
    ['undo_activation', 'Активация сертификата отменена', 'номер прежний'],
  ] as const)('%s has a subject of its own and says what it means', async (change, words, means) => {
    const payload = { ...preview.certificate_status_changed, change };
    const { subject, text } = await renderLetter('certificate_status_changed', payload);
    expect(subject).toBe(words);
    expect(breakable(text)).toContain(means);
  });

  test.each([
    ['moved', 'Сертификат передан в другой муниципалитет', 'Учреждения теперь — нового муниципалитета'],
    ['group', 'Изменена группа сертификата', 'Что входит в группу'],
    ['document', 'В сертификате заменён документ ребёнка', 'новый документ с оригинала'],
    ['name', 'Имя ребёнка изменено', 'в карточке и на бумагах — новое имя'],
  ] as const)('%s has a subject of its own and says what it means', async (change, words, means) => {
    const { subject, text } = await renderLetter('record_changed', { ...preview.record_changed, change });
    expect(subject).toBe(words);
    expect(breakable(text)).toContain(means);
  });
});

describe('the phone of support', () => {
  test('is what the settings say and nothing else', async () => {
    const { html } = await renderLetter('password_recovery', preview.password_recovery, {
      supportPhone: '<b>$& 1</b>',
    });
    expect(html).toContain('Телефон поддержки: &lt;b&gt;$&amp; 1&lt;/b&gt;.');
  });

  test('is named by where it stands, as long as nobody has entered it', async () => {
    const { text } = await render('password_recovery');
    expect(text.replace(/\s+/g, ' ')).toContain('Телефон поддержки — внизу каждой страницы портала.');
  });
});
