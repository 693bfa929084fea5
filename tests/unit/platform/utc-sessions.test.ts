import { expect, test } from 'vitest';
import { utcSessions } from '@/lib/platform/utc-sessions';

const zone = 'options=-c+TimeZone%3DUTC';

test.each([
  ['postgresql://portal:p%2Bw@db.test:5432/portal', `postgresql://portal:p%2Bw@db.test:5432/portal?${zone}`],
  ['postgresql://db.test/portal?sslmode=require', `postgresql://db.test/portal?sslmode=require&${zone}`],
  // A socket of the same machine, which is no address to a strict reader of addresses.
  ['postgresql://portal@/portal?host=%2Frun', `postgresql://portal@/portal?host=%2Frun&${zone}`],
])('%s: its sessions are put on UTC, the rest stays', (address, expected) => {
  expect(utcSessions(address)).toBe(expected);
});

test('a zone given in the address is overruled, other options stay', () => {
  const address =
    'postgresql://db.test/portal?options=-c%20TimeZone%3DAsia/Novokuznetsk%20-c%20work_mem%3D8MB';
  expect(new URL(utcSessions(address)).searchParams.get('options')).toBe(
    '-c TimeZone=Asia/Novokuznetsk -c work_mem=8MB -c TimeZone=UTC',
  );
});
