import { publishRoute } from '../../../../_wordings/wording-routes';

export const POST = publishRoute('municipal_admin', '/admin/municipality/papers');
