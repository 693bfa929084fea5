import { BackLink } from '@/components/ui/back-link';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogLink } from '@/components/ui/dialog-link';
import { LinkList } from '@/components/ui/link-list';
import { PhoneLink } from '@/components/ui/phone-link';
import { TextLink } from '@/components/ui/text-link';
import { Shelf, Specimen } from './_specimen';
import { longAddress, longName } from './_texts';

export function ActionSpecimens() {
  return (
    <Shelf title="Кнопки и ссылки">
      <Buttons />
      <Specimen state="Ссылка: в тексте, отдельно, на другой сайт, файл, телефон">
        <p>
          Подробнее — на странице <TextLink href="#content">«Какие документы нужны»</TextLink>, там есть
          список.
        </p>
        <div className="flex flex-wrap gap-x-8">
          <TextLink href="#content" standalone>
            Добавить ребёнка
          </TextLink>
          <TextLink href="https://example.com/" external standalone>
            Открыть Навигатор
          </TextLink>
          <TextLink href="/icon.svg" download standalone>
            Скачать заявление
          </TextLink>
          <PhoneLink phone="8 (384-2) 00-42-18" />
          <PhoneLink phone="+7 913 000-00-00" large />
        </div>
      </Specimen>
      <Specimen state="Назад: короткое и длинное название">
        <BackLink href="#content" />
        <BackLink href="#content">{longName}</BackLink>
      </Specimen>
      <Specimen state="Список ссылок">
        <LinkList
          items={[
            { href: '#content', label: 'Какие документы нужны' },
            { href: '#shelf', label: longName, hint: longAddress },
            { href: 'https://example.com/', label: 'Навигатор', external: true },
          ]}
        />
      </Specimen>
      <Specimen state="Диалог: без JavaScript — ссылка на страницу с тем же вопросом">
        <DialogLink dialog="sample-dialog" href="#content">
          Отменить заявку
        </DialogLink>
        <Dialog id="sample-dialog" title="Отменить заявку?" closeLabel="Не отменять">
          <p>Заявку можно будет подать снова.</p>
          <Button type="button" variant="danger" wide>
            Отменить заявку
          </Button>
        </Dialog>
      </Specimen>
    </Shelf>
  );
}

function Buttons() {
  return (
    <>
      <Specimen state="Кнопка: главная, вторая, тихая, опасная; ссылка в виде кнопки">
        <div className="flex flex-wrap gap-3">
          <Button type="button">Отправить заявку</Button>
          <Button type="button" variant="secondary">
            Найти
          </Button>
          <Button type="button" variant="quiet">
            Отмена
          </Button>
          <Button type="button" variant="danger">
            Прекратить
          </Button>
          <ButtonLink href="#content">Продолжить</ButtonLink>
        </div>
      </Specimen>
      <Specimen state="Длинная надпись, во всю ширину телефона">
        <Button type="button" wide>
          Подать заявление на получение сертификата: {longName}
        </Button>
      </Specimen>
    </>
  );
}
