import { Tabs } from '@/components/ui/tabs';
import type { PupilClassLine } from '@/lib/certificates/group/pupil-places';

type ClassLinksProps = { classes: readonly PupilClassLine[]; chosen: string; path: string };

/** The classes of the institution with how many wait in each. */
export function ClassLinks({ classes, chosen, path }: ClassLinksProps) {
  return (
    <Tabs
      label="Классы и группы: сколько детей ждут активации"
      items={classes.map(({ key, label, waiting }) => ({
        href: `${path}?class=${encodeURIComponent(key)}`,
        label,
        count: waiting,
        current: key === chosen,
      }))}
    />
  );
}
