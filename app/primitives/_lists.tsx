import { FactList } from '@/components/ui/fact-list';
import { StatusTag } from '@/components/ui/status-tag';
import { Steps } from '@/components/ui/steps';
import { TaskList } from '@/components/ui/task-list';
import { Shelf, Specimen } from './_specimen';
import { longAddress, longName, longWord, twelveChildren } from './_texts';

export function ListSpecimens() {
  return (
    <Shelf title="Перечни">
      <Specimen state="Сведения: обычные, с «Изменить», длинные">
        <FactList
          items={[
            { term: 'Статус', value: <StatusTag tone="attention">Не активирован</StatusTag> },
            { term: 'Дата рождения', value: '20.06.2014', changeHref: '#content' },
            { term: 'Фамилия, имя, отчество', value: longName, changeHref: '#content' },
            { term: 'Адрес регистрации', value: longAddress, changeHref: '#content' },
            { term: 'Место выдачи', value: longWord, changeHref: '#content' },
            { term: longName, value: 'нет' },
          ]}
        />
      </Specimen>
      <Specimen state="Список дел: готово, заполнить, ждём, недоступно, вернули, длинное">
        <TaskList
          label="Что нужно сделать"
          items={[
            { title: 'Документ ребёнка', status: { label: 'Готово', tone: 'success' } },
            {
              title: 'Сведения о Вас',
              href: '#content',
              hint: 'Понадобится Ваш паспорт',
              status: { label: 'Заполнить', tone: 'neutral' },
            },
            {
              title: 'Подтвердить электронную почту',
              href: '#shelf',
              status: { label: 'Ждём Вас', tone: 'attention' },
            },
            { title: longName, hint: longAddress, status: { label: 'Пока недоступно', tone: 'plain' } },
            { title: longWord, href: '#', status: { label: 'Вернули на исправление', tone: 'stopped' } },
          ]}
        />
      </Specimen>
      <Specimen state="Список дел: двенадцать детей">
        <TaskList
          items={twelveChildren.map((child, position) => ({
            title: child.name,
            href: `#${child.id}`,
            status:
              position % 3 === 0
                ? { label: 'Активирован', tone: 'success' }
                : { label: 'Заполнить', tone: 'neutral' },
          }))}
        />
      </Specimen>
      <Specimen state="Шаги: готово, сейчас, впереди, длинный">
        <Steps
          items={[
            { title: 'Добавить документ', state: 'done' },
            { title: 'Отправить заявку', state: 'current', children: <p>Осталось подтвердить почту.</p> },
            { title: longName, state: 'ahead' },
            { title: longWord, state: 'ahead' },
          ]}
        />
      </Specimen>
    </Shelf>
  );
}
