/** The bot's name, as its manifest and its mentions have it. */
export const PRODUCT_NAME = 'OTP Bridge';
