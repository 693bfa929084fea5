import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { NotificationForm } from '@/components/account/notification-form';
import { WhereLettersGo } from '@/components/account/where-letters-go';
import { UnreachedNotice } from '@/components/cabinet/unreached-notice';
import { untouchedForm } from '@/lib/domain/form-state';
import { notificationTopics } from '@/lib/domain/notification-topics';

const address = {
  email: 'vera@example.ru',
  fault: 'этот ящик отключён',
  since: new Date('2026-06-27T03:05:00Z'),
  applicationId: null,
};

type Shown = Partial<Parameters<typeof UnreachedNotice>[0]>;

function notice(shown: Shown = {}): string {
  return renderToStaticMarkup(
    <UnreachedNotice
      addresses={[address]}
      form={untouchedForm}
      timeZone="Asia/Novokuznetsk"
      mayChange
      correctedBelow={false}
      {...shown}
    />,
  );
}

describe('letters that do not arrive', () => {
  test('are told with the address, the answer, its time and what can be done', () => {
    const markup = notice();
    expect(markup).toContain('Письма на vera@example.ru не доходят');
    expect(markup).toContain('27.06.2026 10:05: этот ящик отключён.');
    expect(markup).toContain('Другой адрес можно указать только в новой заявке на сертификат.');
    expect(markup).toMatch(/<form[^>]* action="\/cabinet\/address\/save"/);
    expect(markup).toContain('Адрес снова работает');
  });

  test('at the address of an application that waits lead to where it is corrected', () => {
    expect(notice({ addresses: [{ ...address, applicationId: 'a1' }] })).toContain(
      'href="/cabinet/applications/a1"',
    );
    expect(notice({ correctedBelow: true })).toContain('Исправить адрес можно ниже.');
  });

  test('of several addresses are told of each', () => {
    const markup = notice({ addresses: [address, { ...address, email: 'igor@example.ru' }] });
    expect(markup).toContain('Письма до Вас не доходят');
    expect(markup).toContain('Письма на igor@example.ru не доходят.');
  });

  test('are not taken up again by a child under 14, and are not told of where all is well', () => {
    expect(notice({ mayChange: false })).not.toContain('<form');
    expect(notice({ addresses: [] })).toBe('');
  });
});

test('where letters go: to the address, or how to give one, in the words of the role', () => {
  const shown = (role: 'parent' | 'operator', email: string | null) =>
    renderToStaticMarkup(<WhereLettersGo role={role} email={email} />);
  expect(shown('parent', 'vera@example.ru')).toContain('vera@example.ru');
  expect(shown('parent', null)).toContain('Письма пока не приходят: Вы не подтвердили адрес почты');
  expect(shown('operator', null)).toContain('у Вашей учётной записи нет адреса почты');
});

test('which letters come in the quiet hours is said to each role of its own', () => {
  const required = (topic: 'sign_in' | 'visits_cancelled') => {
    const { title, hint, required: why } = notificationTopics[topic];
    return { topic, title, hint, why };
  };
  const drawn = (choices: ReturnType<typeof required>[]) =>
    renderToStaticMarkup(
      <NotificationForm
        form={untouchedForm}
        choices={{
          email: null,
          reached: true,
          optional: [],
          required: choices,
          quiet: null,
          digestHour: undefined,
        }}
        cancel="/"
      />,
    );
  expect(drawn([required('sign_in')])).toContain('письма о входе и пароле и все письма, пока Вы в кабинете');
  expect(drawn([required('visits_cancelled')])).toContain('о входе и пароле, об отмене приёма и все письма');
});
