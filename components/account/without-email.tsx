import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

/** The way to a new password for whoever has no confirmed address or no longer reads it. */
export function WithoutEmail() {
  return (
    <Panel tone="quiet" title="Почта не подтверждена или недоступна">
      <p>
        Придите с паспортом в школу или детский сад ребёнка либо в учреждение из{' '}
        <TextLink href="/institutions">списка</TextLink>. Специалист проверит документ и выдаст новый листок
        для входа. По телефону и в письмах пароли не меняют.
      </p>
      <p>Специалистам новый пароль выдаёт администратор муниципалитета или региона.</p>
    </Panel>
  );
}
