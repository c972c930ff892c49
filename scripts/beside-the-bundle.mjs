// @ts-check
/** The package that is not in the bundle: native, made for each kind of machine apart. */
export const BESIDE_THE_BUNDLE = 'libsql';
