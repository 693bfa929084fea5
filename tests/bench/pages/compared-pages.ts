import type { Who } from '../setup/sessions';
import type { Region } from '../region/open-region';

type Limit = { title: string; address: string };

export type ComparedPage = {
  title: string;
  address: string;
  /** Nobody for a page that is open to all. */
  who?: Who;
  limit: Limit;
  goal: number;
};

const drawnOnce: Limit = { title: 'статическая', address: '/static' };
const empty: Limit = { title: 'пустая', address: '/empty' };
const searchFromMemory: Limit = { title: 'список поиска из памяти', address: '/search' };
const registerFromMemory: Limit = { title: 'список реестра из памяти', address: '/register' };

/** Every page that is measured, with what it is held against. */
export function comparedPages({ people }: Region, searchId: string): ComparedPage[] {
  const [family] = people.parents;
  const { childId, certificateId } = family ?? {};
  return [
    { title: 'О сертификате', address: '/', limit: drawnOnce, goal: 0.9 },
    { title: 'Доступность', address: '/accessibility', limit: drawnOnce, goal: 0.9 },
    { title: 'Как получить', address: '/how-to-get', limit: drawnOnce, goal: 0.9 },
    { title: 'Какие документы нужны', address: '/documents', limit: drawnOnce, goal: 0.9 },
    { title: 'Учреждения', address: '/institutions', limit: drawnOnce, goal: 0.9 },
    {
      title: 'Учреждения: поиск',
      address: `/institutions?q=${encodeURIComponent('центр')}`,
      limit: empty,
      goal: 0.6,
    },
    { title: 'Кабинет', address: '/cabinet', who: 'parent', limit: empty, goal: 0.6 },
    {
      title: 'Карточка сертификата',
      address: `/cabinet/certificates/${certificateId ?? ''}`,
      who: 'parent',
      limit: empty,
      goal: 0.6,
    },
    {
      title: 'Описание документа (форма)',
      address: `/cabinet/children/${childId ?? ''}/document`,
      who: 'parent',
      limit: empty,
      goal: 0.6,
    },
    {
      title: 'Поиск на приёме',
      address: `/counter/search/${searchId}`,
      who: 'operator',
      limit: searchFromMemory,
      goal: 0.7,
    },
    {
      title: 'Реестр региона',
      address: '/admin/region/register',
      who: 'regionalAdmin',
      limit: registerFromMemory,
      goal: 0.7,
    },
  ];
}
