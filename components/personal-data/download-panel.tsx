import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';

/** Both files, or who may have them. */
export function DownloadPanel({ allowed }: { allowed: boolean }) {
  if (!allowed) {
    return (
      <Panel title="Скачать мои данные">
        <p>До 14 лет данные скачивает родитель (законный представитель) в своём кабинете.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Скачать мои данные" tone="highlight">
      <p>
        В файле всё, что хранится о Вас и Ваших детях: сведения, документы с номерами, заявки, сертификаты и
        их история, согласия, письма, входы в кабинет и кто смотрел данные. Сведений о другом родителе в нём
        нет.
      </p>
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        <ButtonLink href="/cabinet/data/pdf" download wide>
          Скачать для чтения (PDF)
        </ButtonLink>
        <ButtonLink href="/cabinet/data/json" download variant="secondary" wide>
          Скачать для программ (JSON)
        </ButtonLink>
      </div>
      <p className="text-sm text-ink-soft">
        Файл составляется заново при каждом нажатии и на портале не остаётся. На чужом компьютере удалите его
        после чтения: в нём номера Ваших документов.
      </p>
    </Panel>
  );
}
