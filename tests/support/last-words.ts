import { once } from 'node:events';
import { endProcess, outliveLogReader } from '@/lib/platform/lost-log';
import { log } from '@/lib/platform/log';

/** Says it is there, is silent until its input ends, says two things more (one is still to be written) and ends at once. */
outliveLogReader();
process.stdout.write('здесь\n');
process.stdin.resume();
await once(process.stdin, 'end');
for (const event of ['last_words', 'the_very_last']) log().error({ event });
await endProcess(0);
