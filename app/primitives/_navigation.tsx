import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Pagination } from '@/components/ui/pagination';
import { SearchBox } from '@/components/ui/search-box';
import { Tabs } from '@/components/ui/tabs';
import { Shelf, Specimen } from './_specimen';
import { longAddress, longName } from './_texts';

export function NavigationSpecimens() {
  return (
    <Shelf title="Переходы">
      <Specimen state="Вкладки: две, много с числами и длинным названием">
        <Tabs
          label="Способ"
          items={[
            { href: '?way=cabinet', label: 'Через личный кабинет', current: true },
            { href: '?way=visit', label: 'Лично', current: false },
          ]}
        />
        <Tabs
          label="Записи"
          items={[
            { href: '?tab=waiting', label: 'Ждут активации', count: 0, current: false },
            { href: '?tab=late', label: 'Срок прошёл', count: 12, current: true },
            { href: '?tab=long', label: longName, count: 200, current: false },
          ]}
        />
      </Specimen>
      <Specimen state="Хлебные крошки: короткое и длинные названия">
        <Breadcrumbs
          trail={[
            { href: '/', label: 'Главная' },
            { href: '/institutions', label: longName },
          ]}
          current={longAddress}
        />
      </Specimen>
      <Specimen state="Части списка: начало, середина, конец">
        <Pagination label="Начало списка" next="?after=2" start={null} />
        <Pagination label="Середина списка" next="?after=3" start="?" />
        <Pagination label="Конец списка" next={null} start="?" />
      </Specimen>
      <Specimen state="Поиск: пустой; с подсказкой и найденным">
        <SearchBox action="/primitives" label="Название или адрес" />
        <SearchBox
          action="/primitives"
          label="Вопрос"
          name="question"
          hint="Например: нет принтера"
          value={longName}
          hidden={{ tab: 'late', place: undefined }}
          clearHref="/primitives"
        />
      </Specimen>
    </Shelf>
  );
}
