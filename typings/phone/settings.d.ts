/** Set by the build (scripts/phone/settings.mjs); in tests they are not there. */
declare const __HOST__: string | undefined
declare const __CLOUD_ENV__: string | undefined
