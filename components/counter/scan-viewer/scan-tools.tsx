import { mostZoom, plainView, turned, zoomedIn, zoomedOut, type ScanView } from './scan-view';

type ScanToolsProps = {
  view: ScanView;
  onView: (view: ScanView) => void;
  page: number;
  pages: number;
  onPage: (page: number) => void;
};

/** The buttons above a scan; each has its key, named in its title. */
export function ScanTools({ view, onView, page, pages, onPage }: ScanToolsProps) {
  return (
    <div role="toolbar" aria-label="Вид скана" className="flex flex-wrap items-center gap-1.5">
      <Tool
        name="Увеличить"
        keys="+"
        idle={view.zoom >= mostZoom}
        press={() => onView(zoomedIn(view))}
        path="M10 5v10M5 10h10"
      />
      <Tool
        name="Уменьшить"
        keys="−"
        idle={view.zoom <= 1}
        press={() => onView(zoomedOut(view))}
        path="M5 10h10"
      />
      <Tool
        name="Повернуть"
        keys="R"
        press={() => onView(turned(view))}
        path="M15.5 10.5a5.5 5.5 0 1 1-2-4.2M13.8 2.6v3.9h-3.9"
      />
      <Tool
        name="По ширине"
        keys="0"
        idle={view.zoom === 1 && view.quarters === 0}
        press={() => onView(plainView)}
        path="M3 6v8M17 6v8M5.5 10h9M8 7.5 5.5 10 8 12.5M12 7.5l2.5 2.5-2.5 2.5"
      />
      {pages > 1 && (
        <div className="ml-auto flex items-center gap-1.5">
          <Tool
            name="Предыдущая страница"
            keys="["
            idle={page === 0}
            press={() => onPage(page - 1)}
            path="M12 4.5 6.5 10l5.5 5.5"
          />
          <span className="text-sm tabular-nums">
            {page + 1} из {pages}
          </span>
          <Tool
            name="Следующая страница"
            keys="]"
            idle={page === pages - 1}
            press={() => onPage(page + 1)}
            path="m8 4.5 5.5 5.5L8 15.5"
          />
        </div>
      )}
    </div>
  );
}

type ToolProps = { name: string; keys: string; idle?: boolean; press: () => void; path: string };

/** An idle one keeps its place and the focus: who enlarges by keyboard does not lose the button at its end. */
function Tool({ name, keys, idle = false, press, path }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={`${name} (клавиша ${keys})`}
      aria-disabled={idle || undefined}
      onClick={() => !idle && press()}
      className="inline-grid size-11 cursor-pointer place-items-center rounded-md border border-field-line bg-surface text-action hover:border-action hover:bg-info-soft aria-disabled:cursor-default aria-disabled:border-line aria-disabled:text-ink-soft aria-disabled:hover:bg-surface"
    >
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 20 20"
        className="size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={path} />
      </svg>
    </button>
  );
}
