import { randomUUID } from 'node:crypto';
import { dbDate, formatDate, type PlainDate } from '@/lib/domain/dates';
import { formatMoney } from '@/lib/domain/money';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { yearlyAmounts } from './groups';
import type { DemoMunicipalities, TownKey } from './municipalities';
import { daysAgo } from './when';

type Row = Prisma.MunicipalTextCreateManyInput;

/** Invented acts: their numbers exist nowhere. */
const acts = {
  novokuznetsk: { issuer: 'администрации города Новокузнецка', date: '14.05.2019', number: '9042-д' },
  kiselyovsk: {
    issuer: 'администрации Киселёвского городского округа',
    date: '02.08.2019',
    number: '9107-д',
  },
  krasnobrodsky: {
    issuer: 'администрации Краснобродского городского округа',
    date: '26.08.2019',
    number: '9118-д',
  },
} as const satisfies Record<TownKey, { issuer: string; date: string; number: string }>;

export function municipalTextRows(municipalities: DemoMunicipalities, changeover: PlainDate): Row[] {
  const keys = Object.keys(acts) as TownKey[];
  const rows = keys.flatMap((key) => {
    const { row } = municipalities[key];
    const facts = { municipalityId: row.id, effectiveFrom: row.accountingFrom };
    const money = key === 'krasnobrodsky' ? noFundingYet(row.fullName) : fundingRules(key);
    return [
      { ...facts, id: randomUUID(), kind: 'legal_act' as const, ...legalAct(key, row) },
      { ...facts, id: randomUUID(), kind: 'funding_rules' as const, ...money },
    ];
  });
  return [...rows, changeoverNotice(municipalities.krasnobrodsky.row.id, changeover)];
}

type Named = { fullName: string; dataOperatorName: string };

function legalAct(key: TownKey, { fullName, dataOperatorName }: Named): { title: string; body: string } {
  const { issuer, date, number } = acts[key];
  return {
    title: `Постановление ${issuer} от ${date} № ${number} «О сертификатах дополнительного образования»`,
    body: paragraphs(
      'Учебный текст для знакомства с порталом: такого постановления нет.',
      `1. Право на сертификат дополнительного образования имеет каждый ребёнок в возрасте от 5 до 18 лет, который живёт на территории муниципального образования «${fullName}». Сертификат бесплатный. Он выдаётся один раз и действует до дня восемнадцатилетия.`,
      '2. Сертификат — это номер записи в реестре сертификатов. Один ребёнок может иметь только один действующий сертификат, в каком бы муниципалитете Кузбасса он его ни получил.',
      '3. Заявление подаёт родитель (законный представитель). Ребёнок, которому исполнилось 14 лет, может подать заявление сам. Заявление подаётся через портал или лично в учреждении из списка.',
      '4. После получения номера заявитель в течение 5 рабочих дней приносит в любое учреждение из списка подписанные заявление и согласие на обработку персональных данных, а также документы, по которым сверяются сведения. Если срок пропущен, право на сертификат сохраняется.',
      '5. Специалист учреждения сверяет сведения с документами и активирует сертификат в тот же день. Если нашлась неточность, специалист объясняет заявителю, что нужно исправить.',
      '6. Об изменении сведений, указанных в заявлении, заявитель лично сообщает в учреждение в течение 20 рабочих дней.',
      `7. Оператор персональных данных: ${dataOperatorName}.`,
    ),
  };
}

function fundingRules(key: keyof typeof yearlyAmounts): { title: string; body: string } {
  const { issuer, date, number } = acts[key];
  return {
    title: 'Правила персонифицированного финансирования дополнительного образования детей',
    body: paragraphs(
      `Учебный текст для знакомства с порталом. Приложение к постановлению ${issuer} от ${date} № ${number}.`,
      '1. Сертификат персонифицированного финансирования — это номер в реестре, за которым закреплена сумма на год (номинал). Этими деньгами оплачиваются занятия ребёнка. Получить их наличными или перевести на карту нельзя.',
      `2. Номинал сертификата на календарный год — ${formatMoney(yearlyAmounts[key])}. 1 января номинал начисляется заново. Неизрасходованный остаток на следующий год не переносится.`,
      '3. Оплачиваются только программы из реестра сертифицированных программ. Такие программы отмечены в «Навигаторе».',
      '4. При записи на программу её стоимость резервируется на сертификате. За каждый месяц занятий резерв списывается. Если ребёнок перестал заниматься, остаток резерва возвращается на сертификат.',
      '5. Если стоимость программы больше остатка, разницу может доплатить семья. Заключать договор без согласия семьи никто не вправе.',
      '6. При переезде в другой муниципалитет Кузбасса номер сертификата сохраняется, а номинал определяет новый муниципалитет.',
    ),
  };
}

function noFundingYet(fullName: string): { title: string; body: string } {
  return {
    title: 'О персонифицированном финансировании',
    body: paragraphs(
      `Учебный текст для знакомства с порталом. В муниципальном образовании «${fullName}» пока выдаются сертификаты учёта: номер без денежного номинала.`,
      'По сертификату учёта можно записаться в кружки и секции, занятия в которых бесплатны. День, с которого будут выдаваться сертификаты персонифицированного финансирования, объявим на портале. Подавать новое заявление для этого не придётся.',
    ),
  };
}

/** Announced ahead: from that day another institution accepts. */
function changeoverNotice(municipalityId: string, changeover: PlainDate): Row {
  return {
    id: randomUUID(),
    municipalityId,
    kind: 'notice',
    title: 'Изменится учреждение, которое активирует сертификаты',
    body: `После ${formatDate(changeover)} документы вместо школы № 31 принимает школа № 29: школу № 31 закрывают на ремонт. Заявления, которые Вы уже распечатали, и номера сертификатов остаются в силе, переделывать ничего не нужно.`,
    effectiveFrom: dbDate(daysAgo(10)),
    effectiveTo: dbDate(changeover.add({ months: 2 })),
  };
}

function paragraphs(...texts: string[]): string {
  return texts.join('\n\n');
}
