import { formRoute } from '@/app/_server/form-route';
import { maintenanceFields, switchMaintenance } from '@/lib/health/switch-maintenance';

export const POST = formRoute({
  roles: ['regional_admin'],
  fields: maintenanceFields,
  page: () => '/admin/region/maintenance',
  perform: async (actor, input) => {
    await switchMaintenance(actor, input);
    return `/admin/region/maintenance?done=${input.state}`;
  },
});
