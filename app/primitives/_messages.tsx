import { ConfirmationPanel } from '@/components/ui/confirmation-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatusTag } from '@/components/ui/status-tag';
import { TextLink } from '@/components/ui/text-link';
import { Shelf, Specimen } from './_specimen';
import { longName, longWord } from './_texts';

export function MessageSpecimens() {
  return (
    <Shelf title="Сообщения и состояния">
      <Specimen state="Метка состояния: четыре тона, длинная">
        <div className="flex flex-wrap gap-3">
          <StatusTag tone="neutral">Заполнить</StatusTag>
          <StatusTag tone="attention">Не активирован</StatusTag>
          <StatusTag tone="success">Активирован</StatusTag>
          <StatusTag tone="stopped">Прекращён</StatusTag>
          <StatusTag tone="attention">{longName}</StatusTag>
        </div>
      </Specimen>
      <Specimen state="Сообщение: сведение, успех, предупреждение, ошибка, длинное слово">
        <Notice tone="info" title="Приём по четвергам">
          <p>В остальные дни звоните заранее.</p>
        </Notice>
        <Notice tone="success" title="Сведения сохранены" />
        <Notice tone="warning" title="Срок прошёл, но ничего не потеряно">
          <p>
            Принесите документы, когда сможете. <TextLink href="#content">Куда прийти</TextLink>
          </p>
        </Notice>
        <Notice tone="error" title="Файл не загружен">
          <p>{longWord}</p>
        </Notice>
      </Specimen>
      <Specimen state="Подтверждение: с номером и без">
        <ConfirmationPanel
          level={2}
          title="Сертификат получен"
          number={{ label: 'Номер сертификата', value: '42 07 000 002' }}
        >
          <p>Принесите документы до 27.11.2026.</p>
        </ConfirmationPanel>
        <ConfirmationPanel level={2} title={`Заявка отправлена: ${longName}`} />
      </Specimen>
      <Specimen state="Пусто: с выходом и без">
        <EmptyState title="Детей пока нет">
          <p>
            Добавьте ребёнка или обратитесь в школу. <TextLink href="#content">Добавить ребёнка</TextLink>
          </p>
        </EmptyState>
        <EmptyState title="Никто не ждёт" />
      </Specimen>
      <Specimen state="Загрузка">
        <Loading />
      </Specimen>
      <Specimen state="Ход работы: начало, часть, всё, неизвестно сколько, тонкая">
        <ProgressBar label="Начало" done={0} of={20} />
        <ProgressBar label="Часть" done={7} of={20} />
        <ProgressBar label="Всё" done={20} of={20} />
        <ProgressBar label="Неизвестно сколько" done={0} of={null} />
        <ProgressBar label="Тонкая" done={45} of={100} thin />
      </Specimen>
    </Shelf>
  );
}
