import { plainPage } from '@/app/_server/respond';
import { formatMinute } from '@/lib/domain/dates';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { maintenanceNow } from '@/lib/platform/maintenance';

/** Seconds after which programs may ask again. */
const patience = { least: 60, usual: 600 };

/** Where everybody but the admins of the region is led during maintenance. */
export function GET(): Response {
  const maintenance = maintenanceNow();
  if (!maintenance) {
    return plainPage(200, 'Портал работает', 'Технических работ сейчас нет.');
  }
  const { message, endsAt } = maintenance;
  const left = endsAt ? Math.ceil((endsAt.getTime() - now().getTime()) / 1000) : patience.usual;
  const until =
    endsAt && left > 0 ? ` Закончить планируем ${formatMinute(endsAt, environment().TIME_ZONE)}.` : '';
  return plainPage(503, 'Технические работы', `${message}${until} Сохранённое не пропало.`, {
    link: { href: '/sign-in', label: 'Вход для администратора региона' },
    headers: { 'retry-after': String(Math.max(patience.least, left)) },
  });
}
