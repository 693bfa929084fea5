/** How long the link of a recovery letter works. */
export const recoveryLinkMinutes = 30;

type RecoveryLink = { linkMadeAt: Date | null; usedAt: Date | null; voidedAt: Date | null };

export function recoveryLinkEnd(linkMadeAt: Date): Date {
  return new Date(linkMadeAt.getTime() + recoveryLinkMinutes * 60_000);
}

export function recoveryLinkState(
  link: RecoveryLink,
  instant: Date,
): 'valid' | 'used' | 'voided' | 'expired' {
  if (link.usedAt) return 'used';
  if (link.voidedAt) return 'voided';
  return link.linkMadeAt && instant < recoveryLinkEnd(link.linkMadeAt) ? 'valid' : 'expired';
}

/** What a link that no longer works answers, and what to do. */
export const recoveryRefusals = {
  used: 'Эта ссылка уже использована: пароль изменён. Войдите с новым паролем. Если его меняли не Вы, запросите ссылку ещё раз.',
  voided: 'Есть более новое письмо или пароль уже изменён. Откройте ссылку из последнего письма.',
  expired: `Ссылка действовала ${recoveryLinkMinutes} минут и больше не работает. Запросите новую.`,
  unknown: 'Такой ссылки нет. Скопируйте её из письма целиком или запросите новую.',
} as const;
