import { describe, expect, test } from 'vitest';
import {
  firstState,
  formValue,
  nextState,
  onSubmit,
  stateWords,
  type Failure,
  type ScanEvent,
  type ScanState,
} from '@/components/forms/scan-input/scan-state';
import { outcomeOf } from '@/components/forms/scan-input/send-picture';
import { scanRefusals, scanSendingFaults } from '@/lib/domain/scan-files';

const scan = { id: 'скан', name: 'фото.jpg', size: 500_000 };
const kept = { ...scan, picture: '/api/scans/скан' };
const broken: Failure = { sentence: scanSendingFaults.connection, next: 'send_again' };
const bad: Failure = { sentence: scanRefusals.heic, next: 'choose_again', refusal: 'heic' };

const after = (...events: ScanEvent[]): ScanState => events.reduce(nextState, firstState(null, undefined));

const chosen: ScanEvent = { type: 'chosen' };
const prepared: ScanEvent = { type: 'prepared', picture: 'blob:1' };
const sent: ScanEvent = { type: 'sent', scan };
const held: ScanEvent = { type: 'form_held' };

describe('a chosen file', () => {
  test('is prepared, sent and then stands for the field', () => {
    expect(after(chosen)).toMatchObject({ step: 'preparing', picture: null });
    expect(after(chosen, prepared)).toMatchObject({ step: 'sending', picture: 'blob:1', percent: 0 });
    expect(after(chosen, prepared, { type: 'progressed', percent: 45 })).toMatchObject({ percent: 45 });
    expect(formValue(after(chosen, prepared))).toBe('');
    expect(after(chosen, prepared, sent)).toMatchObject({ step: 'sent', scan, picture: 'blob:1' });
    expect(formValue(after(chosen, prepared, sent))).toBe('скан');
  });

  test('takes the place of the one before it at once', () => {
    const state = after(chosen, prepared, sent, chosen);
    expect(state).toMatchObject({ step: 'preparing', picture: null });
    expect(formValue(state)).toBe('');
  });

  test('that was turned keeps its picture until the new one is there', () => {
    const state = after(chosen, prepared, sent, { type: 'turned' });
    expect(state).toMatchObject({ step: 'preparing', picture: 'blob:1' });
    expect(formValue(state)).toBe('');
  });

  test('that was cancelled is gone, whatever still arrives', () => {
    const cancelled = after(chosen, prepared, held, { type: 'cancelled' });
    expect(cancelled).toEqual(firstState(null, undefined));
    for (const late of [
      sent,
      { type: 'progressed', percent: 90 },
      { type: 'failed', failure: broken },
    ] as const) {
      expect(nextState(cancelled, late)).toBe(cancelled);
    }
  });

  test('that failed on the way keeps its picture and is sent again', () => {
    const failed = after(chosen, prepared, { type: 'failed', failure: broken });
    expect(failed).toMatchObject({ step: 'failed', picture: 'blob:1' });
    expect(nextState(failed, { type: 'sent_again', prepared: true })).toMatchObject({
      step: 'sending',
      percent: 0,
    });
  });

  test('whose kept picture did not come is fetched again', () => {
    const failed = after(chosen, { type: 'failed', failure: broken });
    expect(nextState(failed, { type: 'sent_again', prepared: false })).toMatchObject({ step: 'preparing' });
  });
});

describe('the page comes', () => {
  test('with a scan that waits', () => {
    const state = firstState(kept, undefined);
    expect(formValue(state)).toBe('скан');
    expect(stateWords(state)).toBe('Файл «фото.jpg» (0,5\u00a0МБ) уже загружен, его можно оставить');
    expect(onSubmit(state)).toBe('go');
  });

  test('with what the server says of the file; the form may be sent as it is', () => {
    const state = firstState(null, scanRefusals.empty);
    expect(stateWords(state)).toBe(scanRefusals.empty);
    expect([formValue(state), onSubmit(state)]).toEqual(['', 'go']);
  });

  test('with both: the new file failed, the earlier scan stays', () => {
    const state = firstState(kept, scanRefusals.too_large);
    expect([formValue(state), onSubmit(state), state.picture]).toEqual(['скан', 'go', '/api/scans/скан']);
  });
});

describe('the button of the form', () => {
  test('waits for a file that is on its way, and says so', () => {
    for (const events of [[chosen], [chosen, prepared]]) {
      expect(onSubmit(after(...events))).toBe('wait');
      expect(stateWords(after(...events, held))).toContain('Форма отправится сама');
    }
  });

  test('is let go by the end of the sending, good or bad', () => {
    expect(after(chosen, prepared, held, sent).formWaits).toBe(false);
    expect(after(chosen, prepared, held, { type: 'failed', failure: broken }).formWaits).toBe(false);
  });

  test('still waits when another file is chosen meanwhile', () => {
    expect(after(chosen, prepared, held, chosen, prepared).formWaits).toBe(true);
  });

  test('sends again what did not get through', () => {
    expect(onSubmit(after(chosen, prepared, { type: 'failed', failure: broken }))).toBe('send_again');
  });

  test('takes the reason along, so that all faults of the form come back together', () => {
    const state = after(chosen, { type: 'failed', failure: bad });
    expect([onSubmit(state), formValue(state)]).toEqual(['go', 'heic']);
  });

  test('leads to signing in when the session has ended', () => {
    const failure: Failure = { sentence: scanSendingFaults.signed_out, next: 'sign_in' };
    expect(onSubmit(after(chosen, prepared, { type: 'failed', failure }))).toBe('go');
  });

  test('does not send a form that the server would refuse for another reason than it says', () => {
    const failure: Failure = { sentence: 'Слишком много файлов', next: 'choose_again' };
    expect(onSubmit(after(chosen, prepared, { type: 'failed', failure }))).toBe('stay');
  });
});

test('progress is told by tens', () => {
  const at = (percent: number) => stateWords(after(chosen, prepared, { type: 'progressed', percent }));
  expect([at(0), at(49), at(50), at(100)]).toEqual(
    ['0', '40', '50', '100'].map((percent) => `Загружено ${percent}\u00a0%`),
  );
});

describe('an answer of the server', () => {
  const picture = { blob: new Blob(['12345']), name: 'фото.jpg', shown: true };
  const outcome = (status: number, text: string) => outcomeOf(status, text, picture);
  const error = (sentence: string) => JSON.stringify({ error: sentence });

  test('names the scan', () => {
    expect(outcome(200, '{"scanId":"скан"}')).toEqual({ id: 'скан', name: 'фото.jpg', size: 5 });
  });

  test('that never came is a broken connection', () => {
    expect(outcome(0, '')).toEqual(broken);
  });

  test('without a session leads to signing in', () => {
    expect(outcome(401, error('Войдите'))).toEqual({
      sentence: scanSendingFaults.signed_out,
      next: 'sign_in',
    });
  });

  test('that refuses the file is told in its words', () => {
    expect(outcome(422, error(scanRefusals.unreadable))).toEqual({
      sentence: scanRefusals.unreadable,
      next: 'choose_again',
      refusal: 'unreadable',
    });
    expect(outcome(429, error('Слишком много'))).toEqual({ sentence: 'Слишком много', next: 'choose_again' });
  });

  test('of a fault on our side may be tried again, with its number', () => {
    expect(outcome(500, error('Ошибка 1a2b'))).toEqual({ sentence: 'Ошибка 1a2b', next: 'send_again' });
  });

  test.each([
    [502, '<html>Bad Gateway</html>'],
    [413, ''],
    [200, '<html></html>'],
    [200, 'null'],
    [404, '[]'],
  ])('%s %s of something in between is no answer', (status, text) => {
    expect(outcome(status, text)).toEqual({ sentence: scanSendingFaults.unavailable, next: 'send_again' });
  });
});
