import { importRoutes, schoolImports } from '@/app/_imports/import-routes';

export const GET = importRoutes(schoolImports).progress;
