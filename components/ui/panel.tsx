import type { ReactNode } from 'react';

export type PanelTone = 'plain' | 'highlight' | 'quiet';

const tones = {
  plain: 'border border-line bg-surface',
  highlight: 'border-2 border-action bg-surface',
  quiet: 'border border-transparent bg-sunken',
} as const satisfies Record<PanelTone, string>;

type PanelProps = {
  title?: ReactNode;
  /** Stands at the end of the title's line: a status, a link. */
  aside?: ReactNode;
  tone?: PanelTone;
  level?: 2 | 3;
  /** Where much has to be in sight at once: less air around. */
  dense?: boolean;
  children: ReactNode;
};

/** A sheet with one matter on it. `highlight` is for the one sheet of a page that asks for the next step. */
export function Panel({ title, aside, tone = 'plain', level = 2, dense = false, children }: PanelProps) {
  const Heading = `h${level}` as const;
  return (
    <section
      className={`relative rounded-lg ${dense ? 'p-4' : 'p-5 sm:p-7'} print:break-inside-avoid print:border-0 print:p-0 ${tones[tone]}`}
    >
      {tone === 'highlight' && (
        <span
          aria-hidden="true"
          className="absolute -top-2 left-6 size-3.5 rotate-45 rounded-[3px] border-2 border-action bg-honey sm:left-8 print:hidden"
        />
      )}
      {title !== undefined && (
        <div
          className={`${dense ? 'mb-2' : 'mb-4'} flex flex-wrap items-center justify-between gap-x-6 gap-y-2`}
        >
          <Heading className="text-xl font-semibold">{title}</Heading>
          {aside}
        </div>
      )}
      <div className="flow-tight">{children}</div>
    </section>
  );
}
