/** Header of an answer that was kept, given out since there is no network. */
export const KEPT = 'Kept';

/** The browser's store of what strangers publish, which stays when another version of the page comes. */
export const ELSEWHERE = 'verify elsewhere';
