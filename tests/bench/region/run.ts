import { openRegion } from './open-region';

// npx tsx tests/bench/region/run.ts [сколько детей]    создаёт регион заранее

const children = Number(process.argv[2] ?? 10_000);
const region = await openRegion({ children });
const { parents, beginners, operators } = region.people;
console.log(
  `Готово: семей с сертификатом для замеров ${parents.length}, без заявки ${beginners.length}, специалистов ${operators.length}.`,
);
await region.stop();
