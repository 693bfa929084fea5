import { Consequences } from '@/components/counter/consequences';
import { GroundFields } from '@/components/counter/ground-fields';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { decisionKinds } from '@/lib/domain/ground-documents';
import type { StatusAction } from '@/lib/domain/status-reasons';
import { willBeTold } from '@/lib/domain/told-words';

type Words = { title: string; means: readonly string[]; confirm: string; final: boolean };

/** What each step of the status is called, what it means for the family and what is confirmed. */
export const statusWords = {
  suspend: {
    title: 'Приостановить сертификат',
    means: [
      'Записаться по сертификату в кружки и секции будет нельзя, пока его не восстановят.',
      'Номер сохранится, новый не понадобится.',
      'Заявитель прочтёт причину и что делать в кабинете, а если почта подтверждена, то и в письме.',
    ],
    confirm: 'Я прочитал(а), что произойдёт, и приостанавливаю сертификат',
    final: false,
  },
  restore: {
    title: 'Восстановить сертификат',
    means: ['Сертификат снова будет действовать с прежним номером.', willBeTold],
    confirm: 'Я проверил(а), что сертификат можно восстановить',
    final: false,
  },
  terminate: {
    title: 'Прекратить сертификат',
    means: [
      'Сертификат перестанет действовать навсегда. Восстановить его нельзя.',
      'Если он снова понадобится, семья подаст новую заявку, и номер будет другим.',
      'Заявитель прочтёт причину в кабинете, а если почта подтверждена, то и в письме.',
      'Снимки документов будут уничтожены в срок, который установлен в регионе.',
    ],
    confirm: 'Я понимаю, что прекращение нельзя отменить',
    final: true,
  },
  undo_activation: {
    title: 'Отменить активацию',
    means: [
      'Сертификат снова станет «Не активирован», номер сохранится.',
      'Отметки о документах, согласие и подтверждение связи, внесённые этой активацией, будут убраны, номинал года — тоже.',
      willBeTold,
    ],
    confirm: 'Я понимаю, что документы придётся проверить заново',
    final: false,
  },
} as const satisfies Record<StatusAction, Words>;

type StatusFormProps = {
  action: StatusAction;
  /** Where it is sent. */
  href: string;
  back: string;
  form: FormState;
  desk: {
    obstacle: string | null;
    reasons: readonly { key: string; title: string; document: boolean }[];
  };
};

/** Why, on which paper, and a confirmation; or the plain sentence why not. */
export function StatusForm({ action, href, back, form, desk }: StatusFormProps) {
  const { title, means, confirm, final } = statusWords[action];
  if (desk.obstacle !== null) return <Notice tone="info" title={desk.obstacle} />;
  const anyPaper = desk.reasons.some(({ document }) => document);
  return (
    <>
      <Consequences lines={means} />
      <Panel>
        <Form action={href} form={form}>
          <RadioField
            form={form}
            name="reason"
            label="Причина"
            required
            options={desk.reasons.map(({ key, title: label, document }) => ({
              value: key,
              label,
              ...(document ? { hint: 'Нужен документ' } : {}),
            }))}
          />
          {anyPaper && (
            <GroundFields
              form={form}
              kinds={decisionKinds[action]}
              hint="Обязателен, если у причины написано «Нужен документ»"
            />
          )}
          <CheckboxField form={form} name="confirmed" label={confirm} required />
          <SubmitRow
            label={title}
            variant={final ? 'danger' : 'primary'}
            secondary={{ href: back, label: 'Не менять' }}
          />
        </Form>
      </Panel>
    </>
  );
}
