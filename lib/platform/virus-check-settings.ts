import { z } from 'zod';

/** Where clamd listens: an absolute path of its socket file, or «host:port». Absent: files are not checked for viruses. */
export const virusCheckShape = {
  CLAMD_SOCKET: z
    .string()
    .regex(/^(\/\S+|(\[[\da-f:]+\]|[\w.-]+):\d{1,5})$/i, {
      error: 'CLAMD_SOCKET: нужен путь к сокету clamd (/run/clamav/clamd.ctl) или узел:порт (127.0.0.1:3310)',
    })
    .optional(),
} as const;
