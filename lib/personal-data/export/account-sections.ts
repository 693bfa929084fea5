import type { FamilyActor } from '@/lib/access/actor';
import { notificationTopics } from '@/lib/domain/notification-topics';
import { formatHour } from '@/lib/domain/quiet-hours';
import { roles } from '@/lib/domain/roles';
import type { Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { entrySections } from './entry-sections';
import { held, instant, section, yesNo, type HeldSection } from './held';
import { scanFacts, scanPages } from './person-section';

/** The account and everything that shows when it was used. */
export async function accountSections(tx: Transaction, actor: FamilyActor): Promise<HeldSection[]> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: {
      login: true,
      mustChangePassword: true,
      blockedAt: true,
      createdAt: true,
      lastSignInAt: true,
      notificationSetting: true,
      grants: { orderBy: { createdAt: 'asc' } },
      sessions: { orderBy: { createdAt: 'asc' } },
      drafts: { orderBy: { createdAt: 'asc' } },
      scans: { where: { documentId: null }, orderBy: { createdAt: 'asc' }, include: scanPages },
    },
  });
  return [
    section('account', 'Учётная запись', [
      {
        title: null,
        facts: [
          held('account.login', 'Логин', account.login),
          held('account.created_at', 'Создана', instant(account.createdAt)),
          held('account.last_sign_in_at', 'Последний вход', instant(account.lastSignInAt)),
          held('account.must_change_password', 'Ждёт нового пароля', yesNo(account.mustChangePassword)),
          held('account.blocked_at', 'Закрыта', instant(account.blockedAt)),
        ],
      },
      ...account.grants.map((grant) => ({
        title: roles[grant.role].title,
        facts: [
          held('account_grant.role', 'Роль', roles[grant.role].title),
          held('account_grant.created_at', 'С какого времени', instant(grant.createdAt)),
          held('account_grant.ended_at', 'До какого времени', instant(grant.endedAt)),
        ],
      })),
    ]),
    notificationSection(account.notificationSetting),
    section(
      'sessions',
      'Входы в кабинет',
      account.sessions.map((session) => ({
        title: null,
        facts: [
          held('session.created_at', 'Вход', instant(session.createdAt)),
          held('session.last_seen_at', 'Последнее действие', instant(session.lastSeenAt)),
          held('session.expires_at', 'Закончится не позже', instant(session.expiresAt)),
          held('session.ended_at', 'Завершён', instant(session.endedAt)),
          held('session.device', 'Устройство', session.device),
        ],
      })),
    ),
    ...(await entrySections(tx, actor.accountId)),
    section(
      'drafts',
      'Незаконченные формы и снимки',
      [
        ...account.drafts.map((draft) => ({
          title: 'Незаконченная форма',
          facts: [
            held('form_draft.path', 'Страница', draft.path),
            held('form_draft.created_at', 'Сохранена', instant(draft.createdAt)),
            held('form_draft.expires_at', 'Будет удалена', instant(draft.expiresAt)),
          ],
        })),
        ...account.scans.map((scan) => ({
          title: 'Снимок, который ждёт своей формы',
          facts: scanFacts(scan),
        })),
      ],
      'То, что введено в форму и не отправлено, хранится сутки и открывается на её странице.',
    ),
  ];
}

type Setting = Prisma.NotificationSettingGetPayload<object> | null;

function notificationSection(setting: Setting): HeldSection {
  if (!setting) return section('notifications', 'Настройка уведомлений', []);
  const { mutedTopics, quietFrom, quietTo, changedAt } = setting;
  const muted = mutedTopics.map((topic) => notificationTopics[topic].title).join(', ');
  return section('notifications', 'Настройка уведомлений', [
    {
      title: null,
      facts: [
        held('notification_setting.muted_topics', 'Письма не приходят', muted),
        held(
          'notification_setting.quiet_from',
          'Тихие часы с',
          quietFrom === null ? null : formatHour(quietFrom),
        ),
        held('notification_setting.quiet_to', 'Тихие часы до', quietTo === null ? null : formatHour(quietTo)),
        held('notification_setting.changed_at', 'Изменена', instant(changedAt)),
      ],
    },
  ]);
}
