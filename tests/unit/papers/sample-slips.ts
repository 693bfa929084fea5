import type { SlipData, SlipSheetData } from '@/lib/papers/slip-sheet';
import { slipFragment } from '@/lib/domain/slip-link';

const code = 'K7M4X2PHT96ACE3';

export const slip: SlipData = {
  recipient: 'Соколова Марина Викторовна',
  children: ['Соколова Алиса, 2 «Б»', 'Соколов Пётр, 5 «А»'],
  login: 'sokolova48275',
  code: 'K7M4X-2PHT9-6ACE3',
  lastDay: '20.01.2027',
  link: `https://sertifikat.example.ru/sign-in${slipFragment({ login: 'sokolova48275', code })}`,
};

export function slipsOf(slips: readonly SlipData[]): SlipSheetData {
  return {
    madeAt: '21.11.2026 10:11',
    place: 'МБОУ «СОШ № 34»',
    address: 'sertifikat.example.ru/sign-in',
    slips,
  };
}

const longName = 'Константинопольская-Длиннофамильная-Воскресенская-Зауральская'.slice(0, 60);

/** Names of three times sixty letters, and as many children as a family may have. */
export const longSlip: SlipData = {
  ...slip,
  recipient: [longName, longName, longName].join(' '),
  children: Array.from({ length: 8 }, () => `${longName} ${longName}, подготовительная группа`),
  login: 'konstantinopol23456789',
};
