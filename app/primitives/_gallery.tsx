import { PageTitle } from '@/components/ui/page-title';
import { ActionSpecimens } from './_actions';
import { ChoiceSpecimens } from './_choices';
import { FieldSpecimens } from './_fields';
import { FormSpecimens } from './_forms';
import { ListSpecimens } from './_lists';
import { MessageSpecimens } from './_messages';
import { NavigationSpecimens } from './_navigation';
import { SheetSpecimens } from './_sheets';
import { TableSpecimens } from './_tables';

export function Gallery() {
  return (
    <div className="space-y-14">
      <PageTitle
        caption="Только для разработки"
        title="Примитивы"
        lead="Каждый примитив в каждом состоянии. Наведение видно под указателем, фокус — по клавише Tab."
      />
      <ActionSpecimens />
      <NavigationSpecimens />
      <MessageSpecimens />
      <SheetSpecimens />
      <ListSpecimens />
      <TableSpecimens />
      <FieldSpecimens />
      <ChoiceSpecimens />
      <FormSpecimens />
    </div>
  );
}
