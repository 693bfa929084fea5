import { previewRoute } from '../../../../_wordings/wording-routes';

export const POST = previewRoute('municipal_admin', '/admin/municipality/papers');
