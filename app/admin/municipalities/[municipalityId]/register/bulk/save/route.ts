import { municipalForms } from '@/app/admin/_register/place';
import { bulkRoute } from '@/app/admin/_register/register-routes';

export const POST = bulkRoute(municipalForms);
