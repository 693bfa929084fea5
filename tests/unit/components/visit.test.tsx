import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SlipForm } from '@/components/counter/slip-form';
import { EnteredDocument } from '@/components/reception/entered-document';
import { CertainChildren, KnownChildren } from '@/components/reception/known-children';
import { VisitChild } from '@/components/reception/visit-child';
import { VisitPapersForm } from '@/components/reception/visit-papers-form';
import { plainDate } from '@/lib/domain/dates';
import { untouchedForm } from '@/lib/domain/form-state';
import { papersToBring } from '@/lib/domain/papers-to-bring';
import { paperField } from '@/lib/reception/activate-visit';
import type { CheckedChild } from '@/lib/reception/check-family';
import type { VisitCase } from '@/lib/reception/visit-desk';

const papers = papersToBring({
  applicantIsChild: false,
  childAge: 8,
  childDocumentKind: 'birth_certificate',
  applicantDocumentKind: 'passport',
  attendsInstitution: true,
  proofOfResidence: 'unattached_only',
  snilsKnown: false,
});

const waiting = {
  childId: 'child',
  name: 'Пробная Вера',
  birthDate: plainDate(new Date('2018-02-01')),
  applicationNumber: 7,
  certificate: { id: 'one', number: '4207000002', status: 'not_activated', paperId: 'paper', papers },
  left: null,
} as const satisfies VisitCase;

const active = { ...waiting, certificate: { ...waiting.certificate, status: 'active' } } as const;

describe('the papers of a visit', () => {
  test('the summary names the child and the paper of each mark that is missing', () => {
    const visit = { id: 'v', applicantId: 'a', applicantName: 'Ольга', childApplies: false };
    const errors = { [paperField('consent', 'one')]: 'Отметьте', applicant_document: 'Отметьте' };
    const html = renderToStaticMarkup(
      <VisitPapersForm
        form={{ ...untouchedForm, errors }}
        ticked={false}
        visit={{ ...visit, acceptsCopies: false, children: [waiting] }}
      />,
    );
    expect(html).toContain('>Пробная Вера, «Согласие на обработку персональных данных». Отметьте</a>');
    expect(html).toContain('>«Паспорт заявителя». Отметьте</a>');
  });

  test('the columns of marks have heads above each list', () => {
    const visit = { id: 'v', applicantId: 'a', applicantName: 'Ольга', childApplies: false };
    const html = renderToStaticMarkup(
      <VisitPapersForm
        form={untouchedForm}
        ticked={false}
        visit={{ ...visit, acceptsCopies: true, children: [waiting] }}
      />,
    );
    expect(html.match(/<span class="text-center">Копия<\/span>/g)).toHaveLength(2);
  });
});

describe('a child on the last page', () => {
  test('whose papers were not brought: which, the list to print, and the record', () => {
    const html = renderToStaticMarkup(
      <VisitChild child={waiting} toBring={{ marked: true, titles: ['Паспорт заявителя'] }} />,
    );
    expect(html).toMatch(/Не принесли:.*<li>Паспорт заявителя<\/li>/);
    expect(html).toContain('href="/counter/certificates/one/reminder"');
    expect(html).toMatch(/href="\/counter\/certificates\/one"[^>]*><strong[^>]*>42/);
  });

  test('with an active certificate: the sheet for the wall', () => {
    expect(renderToStaticMarkup(<VisitChild child={active} />)).toContain(
      'href="/counter/certificates/one/sheet"',
    );
  });

  test('without a number yet: its data can be mended', () => {
    const young = { ...waiting, certificate: null, left: 'Сертификат выдаётся с 5 лет.' };
    expect(renderToStaticMarkup(<VisitChild child={young} />)).toContain('href="/counter/family/child"');
  });
});

describe('a child that has a certificate already', () => {
  const known: CheckedChild = {
    block: 1,
    kind: 'certified',
    by: 'number',
    name: 'Пробная Вера',
    attends: null,
    childId: 'child',
    certificate: { id: 'one', number: '4207000002' },
  };

  test('known by its document: one message with its name and the way, and no word of going on', () => {
    const html =
      renderToStaticMarkup(<CertainChildren known={[known]} />) +
      renderToStaticMarkup(<KnownChildren form={untouchedForm} block={1} known={[known]} />);
    expect(html.match(/Пробная Вера/g)).toHaveLength(1);
    expect(html).toContain('href="/counter/certificates/one"');
    expect(html).toContain('«Связать взрослого»');
    expect(html).not.toContain('продолжайте');
  });

  test('known by its name alone: it may be another child', () => {
    const alike = [{ ...known, by: 'name' as const }];
    expect(renderToStaticMarkup(<CertainChildren known={alike} />)).toBe('');
    expect(renderToStaticMarkup(<KnownChildren form={untouchedForm} block={1} known={alike} />)).toContain(
      'продолжайте',
    );
  });
});

test('the series has a star where the document cannot be without', () => {
  const series = (kind: string) =>
    /<input[^>]*name="series"[^>]*>/.exec(
      renderToStaticMarkup(
        <EnteredDocument form={{ ...untouchedForm, values: { kind } }} kinds={['passport', 'other']} />,
      ),
    )?.[0];
  expect(series('passport')).toContain('required');
  expect(series('other')).not.toContain('required');
});

test('the slip promises nothing that the page does not show after the download', () => {
  const html = renderToStaticMarkup(
    <SlipForm
      form={untouchedForm}
      printId="one"
      action="/print"
      back={{ href: '/', label: 'К записи' }}
      person={{
        personId: 'p',
        name: 'Пробная Ольга',
        relation: 'Родитель',
        login: null,
        state: { kind: 'none', slip: null },
        hasOwnSignIn: false,
        obstacle: null,
      }}
    />,
  );
  expect(html).not.toContain('будет создан');
  expect(html).not.toContain('вернитесь по ссылке');
});
