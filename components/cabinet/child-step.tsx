import type { ReactNode } from 'react';
import { stepLinks } from '@/components/cabinet/step-links';
import { ButtonLink } from '@/components/ui/button';
import { Panel, type PanelTone } from '@/components/ui/panel';
import { StatusTag } from '@/components/ui/status-tag';
import type { ChildWithStep } from '@/lib/families/situation';

type ChildStepProps = {
  child: ChildWithStep;
  /** The child's name, unless the page is about this child alone. */
  title?: string;
  tone?: PanelTone;
  level?: 2 | 3;
  /** What follows the step: the list of all steps. */
  children?: ReactNode;
};

/** Where a child stands and the one next step. */
export function ChildStep({
  child,
  title = child.name,
  tone = 'plain',
  level = 2,
  children,
}: ChildStepProps) {
  const { action, state, text } = child.step;
  return (
    <Panel
      title={title}
      tone={tone}
      level={level}
      aside={<StatusTag tone={child.step.tone}>{state}</StatusTag>}
    >
      <p className="max-w-measure">{text}</p>
      {action && (
        <ButtonLink href={stepLinks[action.kind](child)} wide>
          {action.label}
          <span className="sr-only">: {child.name}</span>
        </ButtonLink>
      )}
      {children}
    </Panel>
  );
}
