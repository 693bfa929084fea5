import { setTimeout as pause } from 'node:timers/promises';
import { outliveLogReader } from '@/lib/platform/lost-log';

/** Talks to whoever listens, and of every uncaught exception, as Next does; ends by itself with the number of them. */
let uncaught = 0;
process.on('uncaughtException', (error) => {
  uncaught += 1;
  console.error(error);
});
outliveLogReader();
for (let said = 0; said < 20; said += 1) {
  console.log('слово');
  console.error('слово');
  await pause(20);
}
process.exit(Math.min(uncaught, 100));
