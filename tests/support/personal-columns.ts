/** Tables that hold nothing about a family: what a region and its institutions publish or set, and the machinery. */
export const impersonalTables: readonly string[] = [
  'audit_seal',
  'audit_unsealed',
  'calendar_day',
  'certificate_group',
  'certificate_number',
  'data_key',
  'institution',
  'institution_closure',
  'institution_hours',
  'institution_right',
  'integration',
  'municipal_text',
  'municipality',
  'public_question',
  'rate_limit',
  'region',
  'retention_rule',
  'retention_run',
];

/** Columns that the file of a family does not hold, each with the reason. */
export const notInTheFile: Readonly<Record<string, string>> = {
  'account.password_hash': 'the portal itself cannot read it back',
  'account.staff_name': 'of staff only',
  'account.staff_email': 'of staff only',
  'audit_entry.details': 'names of fields and ids, no values',
  'audit_entry.subject_kind': 'the name of the event says it',
  'destruction_record.at': 'stands in the audit',
  'destruction_record.matter': 'stands in the audit',
  'destruction_record.days': 'stands in the audit',
  'destruction_record.categories': 'stands in the audit',
  'destruction_record.count': 'stands in the audit',
  'destruction_record.subject_kind': 'stands in the audit',
  'duplicate_suspicion.alike': 'tells of another family',
  'duplicate_suspicion.comment': 'tells of another family',
  'form_draft.content': 'opens on the page of its form',
  'identity_document.number_index': 'made of the number',
  'letter.attempts': 'of the machinery',
  'letter.last_error': 'of the machinery',
  'letter.message_id': 'of the machinery',
  'person.destroyed_at': 'nobody is left who could ask',
  'person.name_key': 'made of the name',
  'person.snils_index': 'made of the SNILS',
  'password_recovery.request_sealed': 'belongs to nobody until it is matched, and is gone then',
  'scan.file_name': 'stands under scan.file_name_sealed',
  'scan.storage_key': 'where the file lies',
  'funding_movement.request_key': 'of the other system',
};

/** Ids link rows, hashes are made of codes and links that nobody can read back. */
export function isLink(column: string): boolean {
  return /\.id$|_id$|_hash$/.test(column);
}
