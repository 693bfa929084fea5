import { formatPaperCode, paperCode, parsePaperCode } from './paper-code';

export const backupCodesAtOnce = 10;

/** A backup code looks like the code of a paper: both are read from paper, and mistyped in the same ways. 60 bits. */
export const backupCode = paperCode;

/** XXXX-XXXX-XXXX */
export const formatBackupCode = formatPaperCode;

/** As typed, in small letters or capitals, with spaces, in the other layout of the keyboard; null when it is no such code. */
export const parseBackupCode = parsePaperCode;
