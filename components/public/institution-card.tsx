import type { ComponentProps } from 'react';
import { OpenNow } from '@/components/public/open-now';
import { FactList, type Fact } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { PhoneLink } from '@/components/ui/phone-link';
import { TextLink } from '@/components/ui/text-link';
import { unbroken } from '@/components/ui/unbroken';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import type { ListedInstitution } from '@/lib/institutions/listed-institution';

type InstitutionCardProps = {
  institution: ListedInstitution;
  today: PlainDate;
  /** The list is of several municipalities: each one's is named. */
  withMunicipality: boolean;
};

/** An institution that accepts papers: where it is, whether it is open and when to come. */
export function InstitutionCard({ institution, today, withMunicipality }: InstitutionCardProps) {
  const { name, shortName, notice, closures, part, now } = institution;
  return (
    <Panel
      title={shortName}
      level={3}
      aside={part === 'later' ? undefined : <AtThisMoment state={now} today={today} />}
    >
      {name !== shortName && <p className="-mt-2 text-sm text-ink-soft">{name}</p>}
      <FactList items={facts(institution, withMunicipality)} />
      {notice && <p>{notice}</p>}
      {closures.map(({ from, to, reason }) => (
        <Notice
          key={from.toString()}
          tone="warning"
          title={
            from.equals(to)
              ? `Закрыто ${formatDate(from)}`
              : `Закрыто с ${formatDate(from)} по ${formatDate(to)}`
          }
        >
          <p>{reason}</p>
        </Notice>
      ))}
    </Panel>
  );
}

/* On paper it would soon be untrue. */
function AtThisMoment(props: ComponentProps<typeof OpenNow>) {
  return (
    <span className="print:hidden">
      <OpenNow {...props} />
    </span>
  );
}

function facts(institution: ListedInstitution, withMunicipality: boolean): Fact[] {
  const { address, room, hours, phone, municipality, part, acceptsFrom, acceptsUntil } = institution;
  const { addresses, phones, email, mapUrl } = institution;
  const place = [withMunicipality && municipality.shortName, address, room];
  const known: (Fact | false | null)[] = [
    { term: 'Адрес', value: place.filter(Boolean).join(', ') },
    mapUrl !== null && {
      term: 'На карте',
      value: (
        <TextLink href={mapUrl} external>
          Показать на карте
        </TextLink>
      ),
    },
    hours !== '' && { term: 'Часы приёма', value: unbroken(hours) },
    phone !== null && { term: 'Телефон', value: <PhoneLink phone={phone} /> },
    ...phones.map(({ phone: further, note }) => ({
      term: note === null ? 'Телефон' : `Телефон: ${note}`,
      value: <PhoneLink phone={further} />,
    })),
    email !== null && { term: 'Электронная почта', value: email },
    ...addresses.map((further) => ({
      term: further.note === null ? 'Другой адрес' : `Другой адрес: ${further.note}`,
      value: [further.address, further.room].filter(Boolean).join(', '),
    })),
    part === 'own_pupils' && { term: 'Кого принимает', value: 'Только своих воспитанников и учеников' },
    acceptsFrom && { term: 'Принимает', value: `с ${formatDate(acceptsFrom)}` },
    acceptsUntil && { term: 'Последний день приёма', value: formatDate(acceptsUntil) },
  ];
  return known.filter((fact): fact is Fact => Boolean(fact));
}
