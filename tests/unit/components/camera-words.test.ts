import { expect, test } from 'vitest';
import { whyNoCamera } from '@/components/counter/camera-scan/camera-words';

test.each([
  ['NotAllowedError', 'не разрешён'],
  ['NotFoundError', 'не найдена'],
  ['NotReadableError', 'занята'],
  ['SomethingNewError', 'не включилась'],
])('%s is told with the way on', (name, words) => {
  const sentence = whyNoCamera(new DOMException('', name));
  expect(sentence).toContain(words);
  expect(sentence).toContain('введите код с бумаги');
});

test('whatever else goes wrong, too', () => {
  expect(whyNoCamera('no')).toContain('не включилась');
});
