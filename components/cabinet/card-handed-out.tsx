import { LinkList } from '@/components/ui/link-list';
import { Panel } from '@/components/ui/panel';
import type { CertificateCard } from '@/lib/certificates/card';
import { formatMinute } from '@/lib/domain/dates';

type CardHandedOutProps = { card: CertificateCard; timeZone: string };

/** Application and consent as they were given, at the desk or here: for the applicant, as long as they are kept. */
export function CardHandedOut({ card: { id, mine, waiting, handedOut }, timeZone }: CardHandedOutProps) {
  if (!mine || handedOut.length === 0) return null;
  return (
    <div className="print:hidden">
      <Panel title={waiting ? 'Прежние заявления и согласия' : 'Заявление и согласие'}>
        <p className="max-w-measure">
          {waiting
            ? 'Подписывать нужно новое заявление, оно выше. Здесь те, что были до него.'
            : 'Такими их распечатали или скачали.'}
        </p>
        <LinkList
          items={handedOut.map(({ version, madeAt }) => ({
            href: `/cabinet/certificates/${id}/paper?version=${version}`,
            label: `Версия ${version} от ${formatMinute(madeAt, timeZone)} (PDF)`,
          }))}
        />
      </Panel>
    </div>
  );
}
