import { Notice } from '@/components/ui/notice';

/** What was done on the page before, by the flag `?saved=` of the address. */
const sentences = {
  me: 'Сведения сохранены',
  child: 'Сведения о ребёнке сохранены',
  child_added: 'Ребёнок добавлен',
  document: 'Документ добавлен',
  letter: 'Письмо отправлено ещё раз',
  cancelled: 'Заявка отменена',
  institution: 'Учреждение выбрано',
  paper: 'Заявление обновлено',
} as const satisfies Record<string, string>;

export type Saved = keyof typeof sentences;

/** The address of a page that says what has just been done. */
export function withSaved(path: string, saved: Saved): string {
  return `${path}?saved=${saved}`;
}

export function SavedNotice({ saved }: { saved: string | string[] | undefined }) {
  const known = (Object.keys(sentences) as Saved[]).find((key) => key === saved);
  return known ? <Notice tone="success" title={sentences[known]} /> : null;
}
