import { paperRoute } from '@/app/_server/paper-route';
import { familyRoles } from '@/lib/access/actor';

export const GET = paperRoute(familyRoles, (certificateId) => `/cabinet/certificates/${certificateId}`, {
  versions: true,
});
