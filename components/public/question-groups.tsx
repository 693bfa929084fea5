import { AnswerText } from '@/components/public/answer-text';
import { Disclosure } from '@/components/ui/disclosure';
import { StatusTag } from '@/components/ui/status-tag';
import { TextLink } from '@/components/ui/text-link';
import type { PublicQuestion, QuestionGroup } from '@/lib/institutions/questions';

type QuestionGroupsProps = {
  groups: readonly QuestionGroup[];
  /** The question a link led to. */
  open: string;
  /** Few were found: they are shown with their answers. */
  allOpen: boolean;
  /** The chosen municipality: its own answers say so. */
  municipality: { slug: string; shortName: string } | null;
};

export function QuestionGroups({ groups, open, allOpen, municipality }: QuestionGroupsProps) {
  return groups.map(({ topic, title, questions }) => (
    <section key={topic} aria-labelledby={`topic-${topic}`}>
      <h2 id={`topic-${topic}`} className="mb-3 scroll-mt-6 text-2xl font-semibold">
        {title}
      </h2>
      <QuestionList questions={questions} {...{ open, allOpen, municipality }} />
    </section>
  ));
}

type QuestionListProps = Omit<QuestionGroupsProps, 'groups'> & {
  questions: readonly PublicQuestion[];
};

export function QuestionList({ questions, open, allOpen, municipality }: QuestionListProps) {
  const place = municipality === null ? '' : `municipality=${municipality.slug}&`;
  return questions.map(({ slug, question, answer, municipal }) => (
    <Disclosure key={slug} id={slug} title={question} level={3} open={allOpen || slug === open}>
      {municipal && municipality !== null && (
        <StatusTag tone="neutral">Ответ муниципалитета: {municipality.shortName}</StatusTag>
      )}
      <AnswerText text={answer} />
      <p className="text-sm print:hidden">
        <TextLink href={`/questions?${place}open=${slug}#${slug}`} standalone>
          Ссылка на этот ответ
        </TextLink>
      </p>
    </Disclosure>
  ));
}
