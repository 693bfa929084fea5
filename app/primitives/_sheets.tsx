import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import { Picture } from '@/components/ui/picture';
import { Prose } from '@/components/ui/prose';
import { StatusTag } from '@/components/ui/status-tag';
import { Shelf, Specimen } from './_specimen';
import { longAddress, longName, longWord } from './_texts';

export function SheetSpecimens() {
  return (
    <Shelf title="Листы и тексты">
      <Specimen state="Лист: обычный, выделенный, тихий, с длинным названием">
        <Panel title="Куда прийти" level={3}>
          <p>{longAddress}</p>
        </Panel>
        <Panel title="Что дальше" tone="highlight" level={3}>
          <p>Подтвердите электронную почту.</p>
        </Panel>
        <Panel title={longName} aside={<StatusTag tone="success">Активирован</StatusTag>} level={3}>
          <p>{longWord}</p>
        </Panel>
        <Panel tone="quiet">
          <p>Без заголовка.</p>
        </Panel>
      </Specimen>
      <Specimen state="Раскрывающийся текст: закрыт, открыт, подряд">
        <div>
          <Disclosure title="Что делать, если номер потерян?" level={3} id="lost-number">
            <p>Номер всегда виден в личном кабинете.</p>
          </Disclosure>
          <Disclosure title={longName} open level={3}>
            <p>{longAddress}</p>
          </Disclosure>
          <Disclosure title="Без заголовка уровня">
            <p>Текст.</p>
          </Disclosure>
        </div>
      </Specimen>
      <Specimen state="Картинка: со словами и только для красоты (в версии для слабовидящих её можно убрать)">
        <Picture src="/icon.svg" words="Воздушный змей" look="size-16" />
        <Picture src="/icon.svg" words="Воздушный змей" look="size-16" decorative />
      </Specimen>
      <Specimen state="Текст">
        <Prose>
          <h3>Как получить сертификат</h3>
          <p>
            Есть два пути: через <a href="#content">личный кабинет</a> и лично.
          </p>
          <ul>
            <li>Заявление и согласие, подписанные.</li>
            <li>Паспорт.</li>
          </ul>
          <ol>
            <li>Войдите.</li>
            <li>Отправьте заявку.</li>
          </ol>
        </Prose>
      </Specimen>
    </Shelf>
  );
}
