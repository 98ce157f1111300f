/**
 * What is built into the phone: where its system is. Both empty: the host that the page comes from, as in the preview.
 * @typedef {object} Settings
 * @property {string} host address of a one-machine edition, without a slash at the end
 * @property {string} cloudEnv id of a CloudBase environment; then all goes through WeChat's cloud
 */

/** @type {Settings} */
export const NO_SETTINGS = { host: '', cloudEnv: '' }

/** As constants of the bundlers; miniprogram/services/config.ts reads them. */
export const definesOf = (/** @type {Settings} */ { host, cloudEnv }) => ({
  __HOST__: JSON.stringify(host),
  __CLOUD_ENV__: JSON.stringify(cloudEnv),
})
