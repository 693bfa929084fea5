type SealedColumn = {
  /** What it holds, for the operator of the server. */
  title: string;
  table: string;
  key: string;
  keyType: 'uuid' | 'bigint' | 'text';
  column: string;
};

/**
 * Every column that holds sealed values. A value is bound to its place: its context is «place:key of the row», so a
 * place that is missing here cannot be sealed at all, and the change of the master key forgets none.
 */
export const sealedColumns = {
  'person.snils': {
    title: 'СНИЛС',
    table: 'person',
    key: 'id',
    keyType: 'uuid',
    column: 'snils_sealed',
  },
  'person.address': {
    title: 'адреса',
    table: 'person',
    key: 'id',
    keyType: 'uuid',
    column: 'address_sealed',
  },
  'person.phone': {
    title: 'телефоны',
    table: 'person',
    key: 'id',
    keyType: 'uuid',
    column: 'phone_sealed',
  },
  'identity_document.number': {
    title: 'номера документов',
    table: 'identity_document',
    key: 'id',
    keyType: 'uuid',
    column: 'number_sealed',
  },
  'scan.file_name': {
    title: 'имена файлов',
    table: 'scan',
    key: 'id',
    keyType: 'uuid',
    column: 'file_name_sealed',
  },
  'paper.content': {
    title: 'содержание заявлений',
    table: 'paper',
    key: 'id',
    keyType: 'uuid',
    column: 'content_sealed',
  },
  'kept_paper.content': {
    title: 'выданные заявления и согласия',
    table: 'kept_paper',
    key: 'paper_id',
    keyType: 'uuid',
    column: 'content_sealed',
  },
  'pending_correction.sealed': {
    title: 'исправления на проверке',
    table: 'pending_correction',
    key: 'id',
    keyType: 'uuid',
    column: 'sealed',
  },
  'pending_correction.answer': {
    title: 'ответы на просьбы исправить данные',
    table: 'pending_correction',
    key: 'id',
    keyType: 'uuid',
    column: 'answer_sealed',
  },
  'question_message.text': {
    title: 'вопросы семей и ответы учреждений',
    table: 'question_message',
    key: 'id',
    keyType: 'uuid',
    column: 'text_sealed',
  },
  'change_record.sealed': {
    title: 'значения до и после изменений',
    table: 'change_record',
    key: 'audit_entry_id',
    keyType: 'bigint',
    column: 'sealed',
  },
  'ground_document.content': {
    title: 'документы-основания решений',
    table: 'ground_document',
    key: 'id',
    keyType: 'uuid',
    column: 'content_sealed',
  },
  'status_remark.sealed': {
    title: 'пояснения к сменам статуса',
    table: 'status_remark',
    key: 'status_change_id',
    keyType: 'uuid',
    column: 'sealed',
  },
  'form_draft.content': {
    title: 'черновики форм',
    table: 'form_draft',
    key: 'id',
    keyType: 'uuid',
    column: 'content',
  },
  'table_import.head': {
    title: 'имена и первые строки загружаемых списков',
    table: 'table_import',
    key: 'id',
    keyType: 'uuid',
    column: 'head_sealed',
  },
  'import_row.content': {
    title: 'строки загружаемых списков',
    table: 'import_row',
    key: 'id',
    keyType: 'uuid',
    column: 'content_sealed',
  },
  'letter.payload': {
    title: 'тексты писем',
    table: 'letter',
    key: 'id',
    keyType: 'uuid',
    column: 'payload',
  },
  'password_recovery.request': {
    title: 'просьбы восстановить пароль',
    table: 'password_recovery',
    key: 'id',
    keyType: 'uuid',
    column: 'request_sealed',
  },
  'second_factor.secret': {
    title: 'секреты второго шага входа',
    table: 'second_factor',
    key: 'id',
    keyType: 'uuid',
    column: 'secret_sealed',
  },
  'provider_trip.secrets': {
    title: 'начатые входы через поставщика',
    table: 'provider_trip',
    key: 'id',
    keyType: 'uuid',
    column: 'secrets_sealed',
  },
  'provider_offer.claims': {
    title: 'сведения поставщика до подтверждения связи',
    table: 'provider_offer',
    key: 'id',
    keyType: 'uuid',
    column: 'claims_sealed',
  },
  'data_key.key': {
    title: 'ключ поиска',
    table: 'data_key',
    key: 'name',
    keyType: 'text',
    column: 'key_sealed',
  },
} as const satisfies Record<string, SealedColumn>;

export type ColumnPlace = keyof typeof sealedColumns;

export const columnPlaces = Object.keys(sealedColumns) as ColumnPlace[];

/** Where a sealed value belongs: a column and the key of its row, a stored file, a backup. It opens nowhere else. */
export type SealedContext = `${ColumnPlace | 'scan' | 'backup.manifest'}:${string}`;
