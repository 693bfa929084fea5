import { printed } from './table';
const [name = '', mode] = process.argv.slice(2);
const { run } = await import(`./${name}/bench`);
for (const t of await run({ full: mode === 'full' })) console.log(printed(t));
