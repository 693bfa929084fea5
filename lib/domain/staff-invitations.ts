/** How long the link of an invitation works. */
export const invitationHours = 72;

export function invitationEnd(sentAt: Date): Date {
  return new Date(sentAt.getTime() + invitationHours * 3_600_000);
}

type Invitation = { expiresAt: Date; acceptedAt: Date | null; withdrawnAt: Date | null };

export type InvitationState = 'waiting' | 'expired' | 'accepted' | 'withdrawn';

export function invitationState(invitation: Invitation, instant: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.withdrawnAt) return 'withdrawn';
  return instant.getTime() < invitation.expiresAt.getTime() ? 'waiting' : 'expired';
}

/** What a link that opens nothing answers, and what to do. */
export const invitationRefusals = {
  unknown:
    'Такой ссылки нет или пришло более новое письмо. Откройте ссылку из последнего письма, скопировав её целиком.',
  accepted: 'По этому приглашению учётная запись уже создана. Войдите со своим логином и паролем.',
  withdrawn: 'Приглашение отозвано. Если это ошибка, обратитесь к администратору, который Вас пригласил.',
  works:
    'С этим адресом на портале уже есть учётная запись сотрудника. Войдите в неё, а новую роль попросите добавить администратора региона.',
  expired: `Ссылка действовала ${invitationHours} часа и больше не работает. Попросите администратора отправить приглашение ещё раз.`,
} as const;
