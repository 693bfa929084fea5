import { Disclosure } from '@/components/ui/disclosure';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { wordingFieldNames, wordingFields } from '@/lib/domain/paper-wording/fields';
import { wordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';

const marks = [
  { term: '# Заголовок', value: 'название документа, один раз в начале' },
  { term: '## Сведения о ребёнке', value: 'заголовок внутри документа' },
  { term: '- слова', value: 'пункт списка с чертой' },
  { term: '1. слова', value: 'пункт с номером; номера портал ставит сам' },
  { term: 'СНИЛС | {СНИЛС ребёнка}', value: 'строка таблицы: слева подпись, справа значение' },
  { term: '| слова', value: 'ещё один абзац той же строки таблицы' },
  {
    term: '[родитель] слова',
    value: 'печатается, только когда подписывает родитель (законный представитель)',
  },
  {
    term: '[ребёнок] слова',
    value: 'печатается, только когда ребёнок от 14 лет подписывает сам, от первого лица',
  },
] as const;

/** The marks and fields of a wording, and what the portal prints around it by itself. */
export function WordingRules({ kind }: { kind: WordingKind }) {
  return (
    <Panel title="Как писать текст">
      <p className="max-w-measure">
        Портал сам печатает вокруг текста: код для специалиста, номер сертификата, {wordingKinds[kind].header}
        , дату, подпись с фамилией, именем и отчеством
        {kind === 'application' && ', раздел для специалиста'}, номер версии. Убрать их нельзя. Строка, все
        поля которой пусты, не печатается.
      </p>
      <Disclosure title="Разметка">
        <FactList items={marks.map(({ term, value }) => ({ term, value }))} />
      </Disclosure>
      <Disclosure title="Поля">
        <FactList
          items={wordingFieldNames.map((name) => ({ term: `{${name}}`, value: wordingFields[name] }))}
        />
      </Disclosure>
    </Panel>
  );
}
