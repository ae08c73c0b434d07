/** The browser's store of what strangers publish, which stays when another version of the page comes. */
export const ELSEWHERE = 'verify elsewhere';
