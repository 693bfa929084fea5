import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { StepPlace } from '@/components/cabinet/step-place';
import { taskList } from '@/lib/domain/task-list';

test('the step that is to be taken here is named before the one after it', () => {
  const tasks = taskList({
    age: { kind: 'eligible' },
    hasDocument: true,
    childDetailsComplete: true,
    applicantDetailsComplete: true,
    applicationStatus: 'confirmed',
    certificateStatus: null,
    mayApply: true,
    someoneElsesApplication: false,
    isOneself: false,
  });
  const words = renderToStaticMarkup(<StepPlace tasks={tasks} kind="get_certificate" />).replace(
    /<[^>]*>/g,
    '',
  );
  expect(words).toBe('Шаг 6 из 8: получить сертификат. После этого: принести документы.');
});
