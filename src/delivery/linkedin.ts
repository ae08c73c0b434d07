import type { CalendarDate } from '../domain/dates.js';

/** What a certification on a LinkedIn profile says. */
export interface Certification {
  readonly title: string;
  readonly issuer: string;
  readonly awardedOn: CalendarDate;
  /** Address of the share link. */
  readonly link: string;
  /** `urn:uuid:…` of the credential or its award. */
  readonly id: string;
}

/**
 * The address at which a holder who is signed in to LinkedIn adds a certification to the profile there, by the parameters that
 * LinkedIn documents for "Add to profile". LinkedIn is told of it by whoever follows the link, and by nobody before.
 */
export function linkedInUrl({ title, issuer, awardedOn, link, id }: Certification): string {
  const [year = '', month = ''] = awardedOn.split('-');
  const parameters = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: title,
    organizationName: issuer,
    issueYear: year,
    issueMonth: String(Number(month)),
    certUrl: link,
    certId: id,
  });
  return `https://www.linkedin.com/profile/add?${parameters}`;
}
