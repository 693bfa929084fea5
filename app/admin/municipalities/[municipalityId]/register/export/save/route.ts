import { municipalForms } from '@/app/admin/_register/place';
import { exportRoute } from '@/app/admin/_register/register-routes';

export const POST = exportRoute(municipalForms);
