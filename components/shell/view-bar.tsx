import { Mark } from '@/components/ui/mark';
import {
  firstView,
  viewSettingNames,
  viewSettings,
  type ViewSetting,
  type ViewSettings,
} from '@/lib/domain/view-settings';

/** Where the forms of the version for people with low vision are sent, and where a visitor lands after a choice. */
export const viewAction = '/view/save';
export const viewBarId = 'view-settings';

/**
 * The settings of «Версия для слабовидящих» on top of every page. It is always there and the style sheet shows it, so
 * that the version goes on and off without loading the page anew and losing what was typed.
 */
export function ViewBar({ view }: { view: ViewSettings | null }) {
  return (
    <aside
      aria-label="Версия для слабовидящих"
      data-view-bar=""
      className="hidden border-b-2 border-ink bg-surface text-base low-vision:not-print:block"
    >
      {/* A fragment or a finger may open it before the scripts are there. */}
      <details suppressHydrationWarning className="group mx-auto w-full max-w-wide px-4 sm:px-6">
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 rounded-sm font-semibold">
          <span className="transition-transform group-open:rotate-180">
            <Mark shape="chevron-down" />
          </span>
          Настройки вида
        </summary>
        {/* A fragment that leads into it opens it again after a choice, without a script. */}
        <form
          id={viewBarId}
          action={viewAction}
          method="post"
          data-view-form=""
          className="flex scroll-mt-14 flex-wrap gap-x-8 gap-y-3 pt-1 pb-4"
        >
          {viewSettingNames.map((name) => (
            <Choices key={name} name={name} chosen={(view ?? firstView)[name]} />
          ))}
          <div className="flex flex-wrap items-end gap-x-6">
            <button type="submit" name="turn" value="off" className="view-choice">
              Обычная версия
            </button>
            <a href="/view" className="link-alone rounded-sm underline underline-offset-4">
              Об этих настройках
            </a>
          </div>
        </form>
      </details>
    </aside>
  );
}

function Choices({ name, chosen }: { name: ViewSetting; chosen: string }) {
  const { title, options } = viewSettings[name];
  const titleId = `${viewBarId}-${name}`;
  return (
    <div role="group" aria-labelledby={titleId}>
      <p id={titleId}>{title}</p>
      <div className="mt-1 flex flex-wrap gap-2">
        {Object.entries<string>(options).map(([value, label]) => (
          <button
            key={value}
            type="submit"
            name={name}
            value={value}
            aria-pressed={value === chosen}
            className="view-choice"
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
