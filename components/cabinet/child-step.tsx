import { stepLinks } from '@/components/cabinet/step-links';
import { ButtonLink } from '@/components/ui/button';
import { Panel, type PanelTone } from '@/components/ui/panel';
import { StatusTag } from '@/components/ui/status-tag';
import type { ChildWithStep } from '@/lib/families/situation';

/** Where a child stands and the one next step. */
export function ChildStep({ child, tone = 'plain' }: { child: ChildWithStep; tone?: PanelTone }) {
  const { action, state, text } = child.step;
  return (
    <Panel title={child.name} tone={tone} aside={<StatusTag tone={child.step.tone}>{state}</StatusTag>}>
      <p className="max-w-measure">{text}</p>
      {action && (
        <ButtonLink href={stepLinks[action.kind](child)} wide>
          {action.label}
          <span className="sr-only">: {child.name}</span>
        </ButtonLink>
      )}
    </Panel>
  );
}
