import { regionalForms } from '@/app/admin/_register/place';
import { filterRoute } from '@/app/admin/_register/register-routes';

export const POST = filterRoute(regionalForms);
