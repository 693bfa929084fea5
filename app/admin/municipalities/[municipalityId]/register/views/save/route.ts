import { municipalForms } from '@/app/admin/_register/place';
import { saveViewRoute } from '@/app/admin/_register/register-routes';

export const POST = saveViewRoute(municipalForms);
