export { givenPassword, givenStaff } from './given/accounts';
export { givenApplication } from './given/applications';
export { givenCertificate } from './given/certificates';
export {
  documentOfAge,
  givenChild,
  givenChildAccount,
  givenDocument,
  givenParent,
  proveTies,
} from './given/families';
export { givenLinkRequest, givenVisit } from './given/in-person';
export { givenConsent, givenCorrection } from './given/personal-data';
export { givenGroup, givenInstitution, givenMunicipality } from './given/places';
export { givenSeenParent } from './given/seen-family';
export { givenNotice, givenSetting } from './given/settings';
export { givenFamilyQuestion } from './given/questions';
export { givenPicture, givenScan } from './given/scans';
export { givenBooking, givenBookingRules, weekOfHours } from './given/visits';
export { unique } from './given/unique';
