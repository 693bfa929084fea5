import type { WaitingPupil } from '@/lib/certificates/group/waiting-pupils';
import type { FormState } from '@/lib/domain/form-state';
import { shortPaperTitles } from '@/lib/domain/group-activation';

type PaperTicksProps = { pupil: WaitingPupil; form: FormState; acceptsCopies: boolean };

/** The papers of one family, compact: only what it brings. */
export function PaperTicks({ pupil, form, acceptsCopies }: PaperTicksProps) {
  const brought = pupil.papers.filter(({ needed }) => needed !== 'not_required');
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1">
      {brought.map(({ key, needed }) => {
        const of = `${pupil.certificateId}.${key}`;
        const title = needed === 'if_any' ? `${shortPaperTitles[key]}, если есть` : shortPaperTitles[key];
        const required = needed === 'required';
        return (
          <span key={key} className="inline-flex flex-wrap items-center gap-x-3">
            <Tick name={`seen.${of}`} form={form} label={title} about={pupil.name} required={required} />
            {acceptsCopies && (
              <Tick name={`copy.${of}`} form={form} label="копия" about={`${title}, ${pupil.name}`} />
            )}
          </span>
        );
      })}
    </div>
  );
}

type TickProps = {
  name: string;
  form: FormState;
  label: string;
  /** Whom it is about, for those who listen: forty lines have the same words. */
  about?: string;
  /** Without it the child is not activated. */
  required?: boolean;
};

/* An empty letter begins the line, so that a name beside it stands on the line of the words and not of the box. */
export function Tick({ name, form, label, about, required = false }: TickProps) {
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-sm before:-mr-2 before:content-['\200b']">
      <input
        type="checkbox"
        name={name}
        value="on"
        data-required={required ? 'yes' : undefined}
        aria-label={about === undefined ? undefined : `${label}: ${about}`}
        defaultChecked={form.values[name] === 'on'}
        className="tick-box"
      />
      {label}
    </label>
  );
}
