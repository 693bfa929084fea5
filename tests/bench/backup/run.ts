import { printed } from '../table';
import { run } from './bench';

// npx tsx tests/bench/backup/run.ts [full]    копия и восстановление региона

for (const table of await run({ full: process.argv.includes('full') })) console.log(printed(table));
