import { LinkList } from '@/components/ui/link-list';
import { questionsPage } from '@/lib/domain/family-questions';

type QuestionLinksProps = {
  /** Id of the application the page is about. */
  about: string;
  mayAsk: boolean;
};

/** From a page about an application or a certificate to the questions. */
export function QuestionLinks({ about, mayAsk }: QuestionLinksProps) {
  return (
    <div className="print:hidden">
      <LinkList
        items={[
          ...(mayAsk
            ? [{ href: `/cabinet/questions/new?about=${about}`, label: 'Задать вопрос учреждению' }]
            : []),
          { href: questionsPage, label: 'Мои вопросы и ответы' },
        ]}
      />
    </div>
  );
}
