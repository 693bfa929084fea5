import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { ages, attendances, comers, type FamilyAnswers } from '@/components/public/family-answers';
import { termWords } from '@/lib/domain/overdue';
import { originalsOrCopies, papersToBring, type PaperKey } from '@/lib/domain/papers-to-bring';
import type { MunicipalityPage } from '@/lib/institutions/municipalities';

type BringListProps = { family: FamilyAnswers; municipality: MunicipalityPage };

/** The papers of this family, to be taken along or printed. */
export function BringList({ family, municipality }: BringListProps) {
  return (
    <>
      <Panel title="Возьмите с собой" tone="highlight">
        <ul className="space-y-3">
          {itemsOf(family, municipality).map(({ title, hint }) => (
            <li key={title} className="flex gap-3">
              <span
                aria-hidden="true"
                className="mt-1 size-5 shrink-0 rounded-sm border-2 border-field-line bg-surface"
              />
              <div className="min-w-0">
                <p className="font-medium">{title}</p>
                {hint !== undefined && <p className="text-sm text-ink-soft">{hint}</p>}
              </div>
            </li>
          ))}
        </ul>
        <p>{originalsOrCopies(municipality.acceptsCopies)} Оригиналы сверят и сразу вернут.</p>
      </Panel>
      <Panel title="Вы ответили" tone="quiet">
        <FactList
          items={[
            { term: 'Кто принесёт', value: comers[family.who] },
            { term: 'Возраст ребёнка', value: ages[family.age] },
            { term: 'Ходит в сад или школу', value: attendances[family.attends] },
            { term: 'Где живёт', value: municipality.shortName },
          ]}
        />
      </Panel>
      <p className="flex flex-wrap gap-4">
        <ButtonLink href={`/institutions/${municipality.slug}`} wide>
          Куда прийти
        </ButtonLink>
        <ButtonLink href="/how-to-get" variant="secondary" wide>
          Как получить сертификат
        </ButtonLink>
      </p>
      <p className="max-w-measure text-sm text-ink-soft">
        Если номер Вы получили в кабинете, принесите документы за {termWords([municipality.daysToBring])}.{' '}
        <TextLink href="/questions?open=missed-deadline#missed-deadline">Что будет, если не успеть</TextLink>
      </p>
    </>
  );
}

type Item = { title: string; hint?: ReactNode };

const signed = 'Скачайте в кабинете и подпишите. Нет кабинета или принтера — напечатают на месте.';

const hints: Partial<Record<PaperKey, string>> = {
  application: signed,
  consent: 'В том же файле, что и заявление. Нужна отдельная подпись.',
  residence: 'Например, свидетельство о регистрации ребёнка по месту жительства или пребывания.',
};

const authority: Item = {
  title: 'Документ о Ваших полномочиях',
  hint: 'Акт органа опеки, договор о приёмной семье или удостоверение.',
};

function itemsOf({ who, age, attends }: FamilyAnswers, { proofOfResidence }: MunicipalityPage): Item[] {
  const papers = papersToBring(
    {
      applicantIsChild: who === 'child',
      // Only whether the child has turned 14 makes a difference
      childAge: age === 'under14' ? 10 : 15,
      childDocumentKind: age === 'under14' ? 'birth_certificate' : 'passport',
      applicantDocumentKind: 'passport',
      attendsInstitution: attends === 'yes',
      proofOfResidence,
      snilsKnown: false,
    },
    who === 'child' ? 'child' : 'parent',
  );
  const brought = papers.filter(({ needed }) => needed !== 'not_required');
  return brought.flatMap(({ key, title, needed }) => {
    const item = { title: needed === 'if_any' ? `${title}, если есть` : title, hint: hints[key] };
    return key === 'applicant_document' && who === 'guardian' ? [item, authority] : [item];
  });
}
