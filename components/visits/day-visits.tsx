import { Form } from '@/components/forms/form';
import { Button } from '@/components/ui/button';
import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { ExpectedVisit } from '@/lib/bookings/day-list';
import { bookingStatuses, visitMarks, type BookingStatus, type VisitMark } from '@/lib/domain/bookings';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import type { PlainDate } from '@/lib/domain/dates';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';

const tones = {
  booked: 'neutral',
  came: 'success',
  missed: 'attention',
  cancelled: 'stopped',
  unmarked: 'neutral',
} as const satisfies Record<BookingStatus, StatusTone>;

type DayVisitsProps = {
  day: PlainDate;
  rows: readonly ExpectedVisit[];
  form: FormState;
  mayMark: boolean;
};

/** Who is expected on a day, and whether they came. The name leads to the record. */
export function DayVisits({ day, rows, form, mayMark }: DayVisitsProps) {
  return (
    <Table
      caption="Записанные семьи"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ certificateId }) => `/counter/certificates/${certificateId}`}
      columns={[
        { key: 'child', header: 'Ребёнок', cell: ({ childName }) => childName },
        { key: 'time', header: 'Время', cell: ({ time }) => time },
        { key: 'desk', header: 'Стол', cell: ({ desk }) => desk },
        { key: 'number', header: 'Сертификат', cell: ({ number }) => formatCertificateNumber(number) },
        {
          key: 'status',
          header: 'Отметка',
          cell: ({ status }) => <StatusTag tone={tones[status]}>{bookingStatuses[status]}</StatusTag>,
        },
        ...(mayMark
          ? [
              {
                key: 'mark',
                header: 'Отметить',
                cell: (row: ExpectedVisit) => <MarkButtons day={day} row={row} form={form} />,
              },
            ]
          : []),
      ]}
    />
  );
}

type MarkButtonsProps = { day: PlainDate; row: ExpectedVisit; form: FormState };

function MarkButtons({ day, row, form }: MarkButtonsProps) {
  const { id, version, status, childName } = row;
  return (
    <Form
      action="/counter/visits/mark"
      form={form.values.bookingId === id ? form : untouchedForm}
      // The day: a mark that came back is shown on the list it was made in.
      hidden={{ bookingId: id, version: String(version), day: day.toString() }}
    >
      <div className="flex flex-wrap gap-2">
        {visitMarks
          .filter((mark) => mark !== status)
          .map((mark) => (
            <Button key={mark} name="mark" value={mark} variant={looks[mark]}>
              {bookingStatuses[mark]}
              <span className="sr-only">: {childName}</span>
            </Button>
          ))}
      </div>
    </Form>
  );
}

const looks = { came: 'secondary', missed: 'quiet' } as const satisfies Record<VisitMark, string>;
