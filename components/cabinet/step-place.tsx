import type { Task, TaskKind } from '@/lib/domain/task-list';

/** Which step of how many this page is, and what comes after it. Nothing where the one who reads has no such way. */
export function StepPlace({ tasks, kind }: { tasks: readonly Task[]; kind: TaskKind }) {
  const position = tasks.findIndex((task) => task.kind === kind);
  if (position === -1) return null;
  const next = tasks.slice(position + 1).find(({ status }) => status !== 'done');
  return (
    <p className="max-w-measure border-l-4 border-honey pl-3">
      <strong className="font-semibold">
        Шаг {position + 1} из {tasks.length}.
      </strong>{' '}
      {next && `Что дальше: ${next.title.charAt(0).toLowerCase()}${next.title.slice(1)}.`}
    </p>
  );
}
