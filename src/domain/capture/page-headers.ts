// What our pages send with every request, and no form and no other site can.
export const PAGE_HEADER = 'x-otp-bridge';
export const PAGE_HEADER_VALUE = 'page';
/** The secret of a page's session, where browsers keep our cookie from us or there is none. */
export const SESSION_HEADER = 'x-otp-bridge-session';
