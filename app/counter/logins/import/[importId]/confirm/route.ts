import { importRoutes, schoolImports } from '@/app/_imports/import-routes';

export const POST = importRoutes(schoolImports).confirm;
