import { ViewBar } from '@/components/shell/view-bar';
import { ViewSwitch } from '@/components/shell/view-switch';
import { firstView, viewAttributes } from '@/lib/domain/view-settings';

export default function Layout({ children }) {
  return (
    <html lang="ru" {...viewAttributes(null)}>
      <body>
        <ViewBar view={null} />
        {children}
        <ViewSwitch first={viewAttributes(firstView)} />
      </body>
    </html>
  );
}
