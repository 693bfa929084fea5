import { Paragraph } from './blocks';

/** What follows when nobody comes in time, by the rule of the municipality. */
export function AfterTerm({ lastDay, passed }: { lastDay: string | null; passed: boolean }) {
  if (lastDay === null) {
    return (
      <Paragraph>
        {passed
          ? 'Ничего не потеряно: приходите, как только сможете.'
          : 'Не успеваете? Ничего не пропадёт: документы примут и позже.'}
      </Paragraph>
    );
  }
  return (
    <Paragraph>
      {passed ? 'Документы примут до ' : 'Не успеваете? Документы примут до '}
      <strong>{lastDay}</strong> включительно. Потом муниципалитет прекращает сертификат, и нужно будет подать
      новую заявку.
    </Paragraph>
  );
}
