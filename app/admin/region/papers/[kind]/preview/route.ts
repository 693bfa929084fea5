import { previewRoute } from '../../../../_wordings/wording-routes';

export const POST = previewRoute('regional_admin', '/admin/region/papers');
