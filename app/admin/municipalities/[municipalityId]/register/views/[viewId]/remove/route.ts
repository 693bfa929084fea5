import { municipalForms } from '@/app/admin/_register/place';
import { removeViewRoute } from '@/app/admin/_register/register-routes';

export const POST = removeViewRoute(municipalForms);
