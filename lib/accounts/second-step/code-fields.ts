import { parseBackupCode } from '@/lib/domain/backup-code';
import { field, parsedOr, required } from '@/lib/domain/field-text';
import { parseSecondStepCode } from '@/lib/domain/second-step-code';

/** Six digits. */
export const codeField = field(
  required('Введите код из приложения', (text) =>
    parsedOr(parseSecondStepCode(text), 'В коде шесть цифр. Введите тот, что приложение показывает сейчас'),
  ),
);

/** Twelve characters, without the hyphens. */
export const backupCodeField = field(
  required('Введите запасной код', (text) =>
    parsedOr(parseBackupCode(text), 'В запасном коде 12 знаков: буквы и цифры, например «7K2M-9QXA-4TRD»'),
  ),
);
