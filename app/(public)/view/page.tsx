import type { Metadata } from 'next';
import { PublicPage } from '@/app/_server/public-page';
import { currentView } from '@/app/_server/view-settings';
import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { viewAction } from '@/components/shell/view-bar';
import { Button } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { capitalised } from '@/lib/domain/capitalised';
import { untouchedForm } from '@/lib/domain/form-state';
import { firstView, viewSettingNames, viewSettings } from '@/lib/domain/view-settings';

export const metadata: Metadata = {
  title: 'Версия для слабовидящих',
  description:
    'Крупные буквы, контрастные цвета, увеличенное расстояние между буквами, страницы без картинок.',
};

export default async function ViewPage() {
  const view = await currentView();
  return (
    <PublicPage here="/view">
      <PageTitle
        title="Версия для слабовидящих"
        lead={
          view
            ? 'Версия включена. Те же настройки открываются вверху каждой страницы.'
            : 'Сейчас портал показан в обычном виде. Выберите, как Вам удобнее.'
        }
      />
      <Form action={viewAction} form={untouchedForm}>
        {viewSettingNames.map((name) => (
          <RadioField
            key={name}
            form={untouchedForm}
            name={name}
            label={viewSettings[name].title}
            value={(view ?? firstView)[name]}
            options={Object.entries<string>(viewSettings[name].options).map(([value, label]) => ({
              value,
              label: capitalised(label),
            }))}
          />
        ))}
        <div className="flex flex-col gap-3 sm:flex-row">
          <Button wide>{view ? 'Сохранить настройки' : 'Включить'}</Button>
          {view && (
            <Button name="turn" value="off" variant="secondary" wide>
              Вернуть обычную версию
            </Button>
          )}
        </div>
      </Form>
      <Prose>
        <h2>Как это работает</h2>
        <p>
          Настройки действуют на всех страницах портала и запоминаются на этом устройстве на год. Мы храним
          только сам выбор, ничего о Вас в нём нет.
        </p>
        <p>
          Когда настройки меняют вверху страницы, всё введённое в форму остаётся на месте. Если в браузере
          отключены сценарии (JavaScript), страница загрузится заново: сначала отправьте форму, потом меняйте
          вид.
        </p>
        <p>
          Масштаб самого браузера тоже работает: нажмите Ctrl и «+», чтобы увеличить, Ctrl и «0», чтобы
          вернуть.
        </p>
        <p>
          Что ещё сделано для людей с особыми потребностями и куда сообщить, если что-то неудобно, сказано на
          странице <TextLink href="/accessibility">«Доступность»</TextLink>.
        </p>
      </Prose>
    </PublicPage>
  );
}
