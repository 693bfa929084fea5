import type { Task, TaskKind } from '@/lib/domain/task-list';

/** Which step of how many this page is, what it is about, and what comes after it. Nothing where the one who reads has no such way. */
export function StepPlace({ tasks, kind }: { tasks: readonly Task[]; kind: TaskKind }) {
  const position = tasks.findIndex((task) => task.kind === kind);
  const here = tasks[position];
  if (!here) return null;
  const next = tasks.slice(position + 1).find(({ status }) => status !== 'done');
  return (
    <p className="max-w-measure border-l-4 border-honey pl-3">
      <strong className="font-semibold">
        Шаг {position + 1} из {tasks.length}: {lowered(here.title)}.
      </strong>{' '}
      {next && `После этого: ${lowered(next.title)}.`}
    </p>
  );
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
