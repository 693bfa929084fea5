import { FactList, type Fact } from '@/components/ui/fact-list';
import { PhoneLink } from '@/components/ui/phone-link';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import { institutionKinds } from '@/lib/domain/institution-kinds';
import type { InstitutionRecord } from '@/lib/directory/institutions/get-institution';

/** The card as it stands. */
export function CardFacts({ institution }: { institution: InstitutionRecord }) {
  const { kind, name, address, room, phone, email, mapUrl, notice, addresses, phones } = institution;
  const known: (Fact | null)[] = [
    { term: 'Вид', value: institutionKinds[kind] },
    { term: 'Полное название', value: name },
    { term: 'Адрес', value: room ? `${address}, ${room}` : address },
    ...addresses.map((further) => ({
      term: further.note === null ? 'Другой адрес' : `Другой адрес: ${further.note}`,
      value: [further.address, further.room].filter(Boolean).join(', '),
    })),
    { term: 'Телефон', value: phone === null ? 'не указан' : <PhoneLink phone={phone} /> },
    ...phones.map((further) => ({
      term: further.note === null ? 'Другой телефон' : `Другой телефон: ${further.note}`,
      value: <PhoneLink phone={further.phone} />,
    })),
    { term: 'Электронная почта', value: email ?? 'не указана' },
    {
      term: 'На карте',
      value:
        mapUrl === null ? (
          'ссылки нет'
        ) : (
          <TextLink href={mapUrl} external>
            Показать на карте
          </TextLink>
        ),
    },
    notice === null ? null : { term: `Объявление${noticeDays(institution)}`, value: notice },
  ];
  return <FactList items={known.filter((fact) => fact !== null)} />;
}

function noticeDays({ noticeFrom, noticeTo }: InstitutionRecord): string {
  const from = noticeFrom ? ` с ${formatDate(noticeFrom)}` : '';
  return `${from}${noticeTo ? ` по ${formatDate(noticeTo)}` : ''}`;
}
