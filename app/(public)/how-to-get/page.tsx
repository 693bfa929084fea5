import type { Metadata } from 'next';
import { textOf } from '@/app/(public)/_query';
import type { PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { AfterBothWays } from '@/components/public/after-both-ways';
import { WayByCabinet } from '@/components/public/way-by-cabinet';
import { WayInPerson } from '@/components/public/way-in-person';
import { PageTitle } from '@/components/ui/page-title';
import { Tabs } from '@/components/ui/tabs';
import { listTermsToBring } from '@/lib/institutions/municipalities';

const here = '/how-to-get';

const ways = {
  cabinet: { title: 'Как получить сертификат через личный кабинет', label: 'Через личный кабинет' },
  visit: { title: 'Как получить сертификат лично', label: 'Лично, в одно посещение' },
} as const;

type Way = keyof typeof ways;

type Props = { searchParams: PageQuery };

async function chosenWay(searchParams: PageQuery): Promise<Way> {
  return textOf((await searchParams).way) === 'visit' ? 'visit' : 'cabinet';
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return {
    title: ways[await chosenWay(searchParams)].title,
    description:
      'Два пути к сертификату дополнительного образования: через личный кабинет или лично в учреждении. Шаги, документы, сроки и что делать без логина, почты и принтера.',
  };
}

export default async function HowToGetPage({ searchParams }: Props) {
  const [way, terms] = await Promise.all([chosenWay(searchParams), listTermsToBring()]);
  return (
    <PublicPage here={here}>
      <PageTitle
        title="Как получить сертификат"
        lead="Есть два пути. Сертификат одинаковый, оба пути бесплатные. Выберите тот, который Вам удобнее."
      />
      <Tabs
        label="Два пути"
        items={(Object.keys(ways) as Way[]).map((key) => ({
          href: key === 'cabinet' ? here : `${here}?way=${key}`,
          label: ways[key].label,
          current: key === way,
        }))}
      />
      {way === 'cabinet' ? <WayByCabinet terms={terms} /> : <WayInPerson />}
      <AfterBothWays terms={terms} />
    </PublicPage>
  );
}
