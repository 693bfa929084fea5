import { Disclosure } from '@/components/ui/disclosure';
import { Table, type Column } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import { formatMoney } from '@/lib/domain/money';
import type { MunicipalFunding } from '@/lib/institutions/municipalities';

const columns: Column<MunicipalFunding>[] = [
  { key: 'municipality', header: 'Муниципалитет', cell: ({ shortName }) => shortName },
  { key: 'amount', header: 'Номинал на год', cell: amountWords },
  { key: 'since', header: 'Сертификаты с деньгами', cell: sinceWords },
  {
    key: 'rules',
    header: 'Правила',
    cell: ({ slug, shortName, hasRules }) =>
      hasRules ? (
        <TextLink href={`/municipalities/${slug}/funding-rules`} standalone>
          Правила<span className="sr-only">: {shortName}</span>
        </TextLink>
      ) : (
        '—'
      ),
  },
];

/** A longer table is opened by those who look for their municipality. */
const shownAtOnce = 8;

/** How much money a year, municipality by municipality. */
export function FundingTable({ rows }: { rows: readonly MunicipalFunding[] }) {
  const table = (
    <Table
      caption="Номинал сертификата персонифицированного финансирования"
      columns={columns}
      rows={rows}
      rowKey={({ slug }) => slug}
    />
  );
  return rows.length <= shownAtOnce ? (
    table
  ) : (
    <Disclosure title={`Номинал по муниципалитетам: всего ${rows.length}`}>{table}</Disclosure>
  );
}

function amountWords({ yearlyAmounts }: MunicipalFunding): string {
  const [least] = yearlyAmounts;
  const most = yearlyAmounts.at(-1);
  if (least === undefined || most === undefined) return 'Пока нет';
  return least === most ? formatMoney(least) : `от ${formatMoney(least)} до ${formatMoney(most)}`;
}

function sinceWords({ fundedFrom, fundedBegun, accountingFrom }: MunicipalFunding): string {
  if (fundedFrom !== null)
    return `${fundedBegun ? 'выдаются с' : 'начнут выдавать с'} ${formatDate(fundedFrom)}`;
  return accountingFrom === null ? 'пока не выдаются' : 'пока не выдаются, только сертификаты учёта';
}
