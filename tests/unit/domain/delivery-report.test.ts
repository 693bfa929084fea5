import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeliveryReport } from '@/lib/domain/delivery-report';
import { failureReport } from '@/tests/support/failure-report';

const id = '0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b@localhost';
const messageId = `<${id}>`;

describe('a report of non-delivery', () => {
  test('names the letter by its returned headers', () => {
    expect(readDeliveryReport(failureReport({ messageId }))).toEqual({ ids: [id], status: '5.1.1' });
  });

  test('names the letter by its envelope, where the letter is not returned', () => {
    const report = failureReport({ messageId: null, envelopeId: id, status: '5.2.2' });
    expect(readDeliveryReport(report)).toEqual({ ids: [id], status: '5.2.2' });
  });

  test('with bare line feeds says the same', () => {
    const report = failureReport({ messageId, envelopeId: id }).replaceAll('\r\n', '\n');
    expect(readDeliveryReport(report)).toEqual({ ids: [id], status: '5.1.1' });
  });

  test('as Exim writes it: a boundary without quotation marks, the whole letter returned', () => {
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=1606-eximdsn-42',
      'MIME-Version: 1.0',
      '',
      '--1606-eximdsn-42',
      'Content-type: text/plain; charset=us-ascii',
      '',
      'This message was created automatically by mail delivery software.',
      '',
      '--1606-eximdsn-42',
      'Content-type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.ru',
      '',
      'Action: failed',
      'Final-Recipient: rfc822;vera@example.ru',
      'Status: 5.0.0',
      '',
      '--1606-eximdsn-42',
      'Content-type: message/rfc822',
      '',
      `Message-Id: ${messageId}`,
      'Subject: =?UTF-8?B?0J/QuNGB0YzQvNC+?=',
      '',
      'Message-ID: <stranger@example.com>',
      '',
      '--1606-eximdsn-42--',
    ].join('\n');
    expect(readDeliveryReport(report)).toEqual({ ids: [id], status: '5.0.0' });
  });

  test('of several recipients tells of the one who failed', () => {
    const two = failureReport({ messageId }).replace(
      'Final-Recipient:',
      'Final-Recipient: rfc822; igor@example.ru\r\nAction: relayed\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient:',
    );
    expect(readDeliveryReport(two)?.status).toBe('5.1.1');
  });
});

describe('no report of a failure', () => {
  test.each([
    ['a delay', failureReport({ messageId, action: 'delayed', status: '4.4.1' })],
    ['a delivery', failureReport({ messageId, action: 'relayed', status: '2.1.5' })],
    ['no word of the letter', failureReport({ messageId: null })],
    [
      'an automatic answer',
      `Subject: Out of office\r\nContent-Type: text/plain\r\n\r\nMessage-ID: ${messageId}`,
    ],
    [
      'a report on spam',
      failureReport({ messageId }).replace('message/delivery-status', 'message/feedback-report'),
    ],
    ['nothing', ''],
  ])('is %s', (_, message) => {
    expect(readDeliveryReport(message)).toBeNull();
  });

  test('whatever a stranger writes', () => {
    const report = failureReport({ messageId });
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.nat(report.length), (junk, at) => {
        expect(() => readDeliveryReport(report.slice(0, at) + junk + report.slice(at))).not.toThrow();
      }),
    );
  });
});

test('a report of a megabyte is read at once', () => {
  const began = performance.now();
  readDeliveryReport(failureReport({ messageId }) + 'a: \n\t'.repeat(200_000));
  readDeliveryReport(`Content-Type: multipart/report; boundary=x\n${'\n--x'.repeat(250_000)}`);
  expect(performance.now() - began).toBeLessThan(4000);
});
