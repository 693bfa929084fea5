import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';

const common = [
  'документы и их снимки: номера и снимки зашифрованы, снимок удаляется после активации сертификата;',
  'заявки, сертификаты и история их статусов, подписанные заявления и согласия;',
  'Ваши вопросы учреждению и ответы;',
  'письма портала, входы в кабинет и журнал: кто и когда открывал Ваши данные.',
] as const;

/** What is held, in plain words; the files have every value. */
export function HeldKinds({ ownRecord }: { ownRecord: boolean }) {
  const who = ownRecord
    ? 'Ваши имя, дата рождения, адрес, телефон, СНИЛС, если он указан, школа;'
    : 'Ваши и детей имена, даты рождения, адреса, СНИЛС, если он указан, Ваш телефон, школа или детский сад ребёнка;';
  return (
    <Panel title="Что хранится">
      <Prose>
        <ul>
          {[who, ...common].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Prose>
    </Panel>
  );
}
