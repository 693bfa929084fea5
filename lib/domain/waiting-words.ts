import { minuteIn } from './dates';
import { counted } from './plural';

/** «через 15 минут, в 14:32»: how long to wait and until when by the clock of the region. `seconds` from `instant`. */
export function inHowLong(seconds: number, instant: Date, timeZone: string): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const until = new Date(instant.getTime() + minutes * 60_000);
  const minute = minuteIn(timeZone, until);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `через ${inWords(minutes)}, в\u00a0${clock}`;
}

function inWords(minutes: number): string {
  if (minutes < 60) return counted(minutes, 'минуту', 'минуты', 'минут');
  return counted(Math.round(minutes / 60), 'час', 'часа', 'часов');
}
