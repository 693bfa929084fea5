import { useId } from 'react';
import type { ReactNode } from 'react';
import { StatusTag } from '@/components/ui/status-tag';
import type { StatusTone } from '@/components/ui/status-tag';

/** `plain` is for what asks nothing of the person now: words without a box. */
export type TaskTone = StatusTone | 'plain';

export type Task = {
  title: ReactNode;
  /** Where the task is done. Without it the task cannot be begun yet, or needs nothing more. */
  href?: string | undefined;
  hint?: ReactNode;
  status: { label: string; tone: TaskTone };
};

/** What is to be done, in order. The whole row leads on; its link is read out together with hint and status. */
export function TaskList({ items, label }: { items: readonly Task[]; label?: string }) {
  const listId = useId();
  return (
    <ul aria-label={label} className="divide-y divide-line border-y border-line">
      {items.map((task, position) => (
        <TaskRow key={position} task={task} id={`${listId}-${position}`} />
      ))}
    </ul>
  );
}

function TaskRow({ task, id }: { task: Task; id: string }) {
  const { title, href, hint, status } = task;
  const [hintId, statusId] = [`${id}-hint`, `${id}-status`];
  const described = hint === undefined ? statusId : `${hintId} ${statusId}`;
  return (
    <li
      className={`relative flex min-h-12 flex-wrap items-center gap-x-6 gap-y-1 py-2.5 print:break-inside-avoid ${href === undefined ? '' : 'hover:bg-info-soft'}`}
    >
      <div className="min-w-[min(12rem,100%)] flex-1 basis-0">
        {href === undefined ? (
          <span>{title}</span>
        ) : (
          <a href={href} aria-describedby={described} className={rowLinkLook}>
            {title}
          </a>
        )}
        {hint !== undefined && (
          <div id={hintId} className="text-sm text-ink-soft">
            {hint}
          </div>
        )}
      </div>
      <div id={statusId}>
        {status.tone === 'plain' ? (
          <span className="text-sm text-ink-soft">{status.label}</span>
        ) : (
          <StatusTag tone={status.tone}>{status.label}</StatusTag>
        )}
      </div>
    </li>
  );
}

const rowLinkLook = 'link font-medium after:absolute after:inset-0';
