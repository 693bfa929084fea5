import { importRoutes, deskImports } from '@/app/_imports/import-routes';

export const POST = importRoutes(deskImports).columns;
