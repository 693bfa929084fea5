import { CheckboxField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField } from '@/components/forms/text-field';
import { GroupWordFields, PlacesField } from '@/components/admin/groups/group-form-fields';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import type { GroupRecord } from '@/lib/directory/groups/queries';

type GroupFormProps = { action: string; form: FormState; cancelHref: string };

const dayText = (day: PlainDate | null | undefined) => (day ? formatDate(day) : null);

/** A group in which there is no certificate yet: everything may change. */
export function GroupForm({
  action,
  form,
  cancelHref,
  group,
}: GroupFormProps & { group: GroupRecord | null }) {
  return (
    <Form action={action} form={form} hidden={{ version: String(group?.version ?? 1) }}>
      <GroupWordFields form={form} group={group} />
      <DateField
        form={form}
        name="validFrom"
        label="С какого дня"
        hint={firstDayHint(group)}
        value={dayText(group?.validFrom)}
      />
      <LastDayField form={form} group={group} />
      <ActiveField form={form} active={group?.active ?? true} />
      <SubmitRow
        label={group ? 'Сохранить' : 'Добавить группу'}
        secondary={{ href: cancelHref, label: 'Отмена' }}
      />
    </Form>
  );
}

/** A group in use: what is said of it stands, and only this may change. */
export function UsedGroupForm({ action, form, cancelHref, group }: GroupFormProps & { group: GroupRecord }) {
  return (
    <Form action={action} form={form} hidden={{ version: String(group.version) }}>
      {group.kind === 'funded' && <PlacesField form={form} places={group.places} />}
      <LastDayField form={form} group={group} />
      <ActiveField form={form} active={group.active} />
      <SubmitRow label="Сохранить" secondary={{ href: cancelHref, label: 'Отмена' }} />
    </Form>
  );
}

export function SuccessorForm({ action, form, cancelHref, group }: GroupFormProps & { group: GroupRecord }) {
  return (
    <Form action={action} form={form} hidden={{ version: String(group.version) }}>
      <DateField
        form={form}
        name="validFrom"
        label="С какого дня действует новая группа"
        hint="Прежняя закончится накануне, если ей не назначен день раньше. Например, 01.01.2027"
        required
      />
      <GroupWordFields form={form} group={group} />
      <SubmitRow label="Закрыть прежнюю и открыть новую" secondary={{ href: cancelHref, label: 'Отмена' }} />
    </Form>
  );
}

function firstDayHint(group: GroupRecord | null): string {
  const former = group?.successorOf;
  return former
    ? `Завтрашний день или более поздний: прежняя группа, «${former.title}», закончится накануне`
    : 'Пусто — сразу. Например, 20.06.2019';
}

function LastDayField({ form, group }: { form: FormState; group: GroupRecord | null }) {
  const next = group?.successor?.validFrom;
  const end = next
    ? `Раньше ${formatDate(next)}: с этого дня действует следующая группа`
    : 'Пусто — без срока';
  return (
    <DateField
      form={form}
      name="validTo"
      label="По какой день"
      hint={`Последний день, когда в группе выдают сертификаты. ${end}`}
      value={dayText(group?.validTo)}
    />
  );
}

function ActiveField({ form, active }: { form: FormState; active: boolean }) {
  return (
    <CheckboxField
      form={form}
      name="active"
      label="Выдавать сертификаты в этой группе"
      hint="Снимите отметку, чтобы остановить выдачу. Выданные сертификаты остаются."
      checked={active}
    />
  );
}
