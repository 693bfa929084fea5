import { importRoutes, deskImports } from '@/app/_imports/import-routes';

export const GET = importRoutes(deskImports).sample;
