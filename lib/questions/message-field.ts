import { messageLength } from '@/lib/domain/family-questions';
import { readText } from '@/lib/domain/field-readers';
import { field, required } from '@/lib/domain/field-text';

/** Text of several lines. @param sentence says what to write: «Напишите вопрос» */
export function messageField(sentence: string) {
  return field(required(sentence, (text) => readText(messageLength, text)));
}
