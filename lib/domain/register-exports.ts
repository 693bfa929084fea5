/** For what the register may be taken out of the portal: a closed list, so that the purposes can be counted. */
export const exportPurposes = {
  report: 'Отчёт вышестоящему органу',
  funding: 'Расчёт и распределение средств',
  reconciliation: 'Сверка с данными учреждений',
  inspection: 'Запрос проверяющего или суда',
  family_work: 'Работа с семьями: обзвон, приглашения',
} as const satisfies Record<string, string>;

export type ExportPurpose = keyof typeof exportPurposes;

export const exportFormats = {
  xlsx: {
    title: 'Таблица Excel (XLSX)',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  csv: { title: 'Текст с разделителями (CSV)', type: 'text/csv; charset=utf-8' },
} as const satisfies Record<string, { title: string; type: string }>;

export type ExportFormat = keyof typeof exportFormats;
