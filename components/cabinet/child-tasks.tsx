import { taskLink } from '@/components/cabinet/step-links';
import { Disclosure } from '@/components/ui/disclosure';
import { TaskList, type TaskTone } from '@/components/ui/task-list';
import { taskStatuses, type TaskStatus } from '@/lib/domain/task-list';
import type { ChildWithStep } from '@/lib/families/situation';

type ChildTasksProps = {
  child: ChildWithStep;
  /** Only the count is shown until it is pressed: where many children stand one under another. */
  folded?: boolean;
};

/** Every step of a child to an active certificate; nothing where the one who reads cannot take them. */
export function ChildTasks({ child, folded = false }: ChildTasksProps) {
  const { tasks } = child;
  if (tasks.length === 0) return null;
  const done = tasks.filter(({ status }) => status === 'done').length;
  const list = (
    <TaskList
      label={`Шаги: ${child.name}`}
      items={tasks.map((task) => ({
        title: task.title,
        href: taskLink(child, task),
        hint: task.hint ?? undefined,
        status: { label: taskStatuses[task.status].label, tone: taskTones[task.status] },
      }))}
    />
  );
  const count = `готово ${done} из ${tasks.length}`;
  // What is finished needs no reading
  if (folded || done === tasks.length) {
    return (
      <Disclosure
        title={
          <>
            Все шаги: {count}
            <span className="sr-only">, {child.name}</span>
          </>
        }
      >
        {list}
      </Disclosure>
    );
  }
  return (
    <div>
      <p className="mb-2 text-ink-soft">Все шаги: {count}</p>
      {list}
    </div>
  );
}

/* Eight boxes one under another would shout; only what is asked for now stands out. */
const taskTones = {
  done: 'success',
  todo: 'attention',
  visit: 'attention',
  later: 'plain',
} as const satisfies Record<TaskStatus, TaskTone>;
