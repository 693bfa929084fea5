import { paperRoute } from '@/app/_server/paper-route';

export const GET = paperRoute(['operator'], (certificateId) => `/counter/certificates/${certificateId}`, {
  versions: true,
});
