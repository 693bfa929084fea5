import type { Transaction } from '@/lib/platform/database';
import { held, instant, section, type HeldRecord, type HeldSection } from './held';

/** What opens the account, or has opened it: when it was made and used, never the key or the code itself. */
export async function entrySections(tx: Transaction, accountId: string): Promise<HeldSection[]> {
  return [
    section('codes', 'Листки с первым паролем и ссылки восстановления', [
      ...(await slipRecords(tx, accountId)),
      ...(await recoveryRecords(tx, accountId)),
    ]),
    section(
      'keys',
      'Ключи входа, второй шаг и вход через поставщика',
      [
        ...(await passkeyRecords(tx, accountId)),
        ...(await secondStepRecords(tx, accountId)),
        ...(await pendingRecords(tx, accountId)),
        ...(await providerRecords(tx, accountId)),
      ],
      'Самих ключей и кодов здесь нет: по ним вошёл бы каждый, кто откроет этот файл.',
    ),
  ];
}

async function slipRecords(tx: Transaction, accountId: string): Promise<HeldRecord[]> {
  const slips = await tx.loginSlip.findMany({
    where: { accountId },
    orderBy: { createdAt: 'asc' },
    include: { print: { select: { institution: { select: { shortName: true } } } } },
  });
  return slips.map((slip) => ({
    title: 'Листок с первым паролем',
    facts: [
      held('login_slip.created_at', 'Выдан', instant(slip.createdAt)),
      held('slip_print.institution_id', 'Где', slip.print.institution.shortName),
      held('login_slip.expires_at', 'Действует до', instant(slip.expiresAt)),
      held('login_slip.used_at', 'Использован', instant(slip.usedAt)),
      held('login_slip.voided_at', 'Отменён', instant(slip.voidedAt)),
    ],
  }));
}

async function recoveryRecords(tx: Transaction, accountId: string): Promise<HeldRecord[]> {
  const recoveries = await tx.passwordRecovery.findMany({
    where: { accountId },
    orderBy: { createdAt: 'asc' },
  });
  return recoveries.map((recovery) => ({
    title: 'Восстановление пароля',
    facts: [
      held('password_recovery.created_at', 'Запрошено', instant(recovery.createdAt)),
      held('password_recovery.link_made_at', 'Ссылка отправлена', instant(recovery.linkMadeAt)),
      held('password_recovery.used_at', 'Использована', instant(recovery.usedAt)),
      held('password_recovery.voided_at', 'Отменена', instant(recovery.voidedAt)),
    ],
  }));
}

async function passkeyRecords(tx: Transaction, accountId: string): Promise<HeldRecord[]> {
  const passkeys = await tx.passkey.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } });
  return passkeys.map((passkey) => ({
    title: 'Ключ входа',
    facts: [
      held('passkey.name', 'Название', passkey.name),
      held('passkey.created_at', 'Добавлен', instant(passkey.createdAt)),
      held('passkey.last_used_at', 'Последний вход', instant(passkey.lastUsedAt)),
    ],
  }));
}

async function secondStepRecords(tx: Transaction, accountId: string): Promise<HeldRecord[]> {
  const factors = await tx.secondFactor.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } });
  const codes = await tx.backupCode.findMany({ where: { accountId }, orderBy: { usedAt: 'asc' } });
  const [code] = codes;
  return [
    ...factors.map((factor) => ({
      title: 'Второй шаг входа',
      facts: [
        held('second_factor.created_at', 'Настройка начата', instant(factor.createdAt)),
        held('second_factor.switched_on_at', 'Включён', instant(factor.switchedOnAt)),
      ],
    })),
    // They are made all at once, and anew all at once.
    ...(code
      ? [
          {
            title: 'Запасные коды',
            facts: [
              held('backup_code.created_at', 'Созданы', instant(code.createdAt)),
              held('backup_code.used_at', 'Использованы', codes.flatMap(usedAt).join('; ')),
            ],
          },
        ]
      : []),
  ];
}

function usedAt(code: { usedAt: Date | null }): string[] {
  const used = instant(code.usedAt);
  return used === null ? [] : [used];
}

async function pendingRecords(tx: Transaction, accountId: string): Promise<HeldRecord[]> {
  const pending = await tx.pendingSignIn.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } });
  return pending.map((signIn) => ({
    title: 'Вход, который ждал второго шага',
    facts: [
      held('pending_sign_in.created_at', 'Начат', instant(signIn.createdAt)),
      held('pending_sign_in.expires_at', 'Закончить до', instant(signIn.expiresAt)),
      held('pending_sign_in.used_at', 'Закончен', instant(signIn.usedAt)),
    ],
  }));
}

async function providerRecords(tx: Transaction, accountId: string): Promise<HeldRecord[]> {
  const links = await tx.providerLink.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } });
  return links.map((link) => ({
    title: 'Вход через поставщика',
    facts: [
      held('provider_link.issuer', 'Поставщик', link.issuer),
      held('provider_link.created_at', 'Связан с кабинетом', instant(link.createdAt)),
    ],
  }));
}
