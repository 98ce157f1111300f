/**
 * @typedef {object} AppJson What is read of app.json.
 * @property {string[]} pages
 * @property {{root: string, name?: string, pages: string[]}[]} [subPackages]
 * @property {{root: string, name?: string, pages: string[]}[]} [subpackages]
 * @property {Record<string, {packages: string[], network?: string}>} [preloadRule]
 * @property {{custom?: boolean, list: {pagePath: string, iconPath?: string, selectedIconPath?: string}[]}} [tabBar]
 * @property {string[]} [requiredPrivateInfos]
 * @property {boolean} [__usePrivacyCheck__]
 * @property {string} [lazyCodeLoading]
 * @property {string} [sitemapLocation]
 * @property {string} [themeLocation]
 */

/** The only APIs that `requiredPrivateInfos` knows, and demands. */
const PLACE_APIS = [
  ...['getFuzzyLocation', 'getLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'],
  ...['chooseLocation', 'choosePoi', 'chooseAddress'],
]

/** APIs that WeChat opens only to an app whose privacy statement names what they touch: pictures, clipboard, place. */
const PRIVATE_APIS = [
  ...PLACE_APIS,
  ...['chooseMedia', 'chooseImage', 'chooseVideo', 'chooseMessageFile', 'getRecorderManager', 'saveImageToPhotosAlbum'],
  ...['saveVideoToPhotosAlbum', 'createCameraContext', 'setClipboardData', 'getClipboardData', 'makePhoneCall'],
  ...['addPhoneContact', 'chooseContact', 'addPhoneCalendar', 'startRecord', 'getWeRunData', 'openBluetoothAdapter'],
]

/** Which of `apis` the scripts call: `wx.chooseMedia(`. Names of properties stay as they are when code is minified. */
function called(/** @type {Map<string, string | Buffer>} */ files, /** @type {string[]} */ apis) {
  const code = [...files].filter(([file]) => file.endsWith('.js')).map(([, text]) => String(text))
  const names = new Set(code.flatMap((text) => [...text.matchAll(/\bwx\.(\w+)/g)].map(([, name]) => name)))
  return apis.filter((api) => names.has(api))
}

/** WeChat's own limits on what is loaded ahead: rules lead from pages that exist to packages that exist. */
function preloadFindings(/** @type {AppJson} */ json, /** @type {string[]} */ pages) {
  const packages = (json.subPackages ?? json.subpackages ?? []).flatMap(({ root, name }) => [root, name ?? root])
  const rules = Object.entries(json.preloadRule ?? {})
  const preloaded = new Set(rules.flatMap(([, rule]) => rule.packages))
  return [
    ...rules.filter(([page]) => !pages.includes(page)).map(([page]) => `preloadRule of ${page}, which is no page`),
    ...[...preloaded].filter((each) => !packages.includes(each)).map((each) => `preloadRule: no package ${each}`),
  ]
}

/**
 * What app.json has to say: code is loaded when it is needed, whatever touches privacy is declared and nothing else,
 * and what is loaded ahead exists.
 * @param {Map<string, string | Buffer>} files
 * @param {AppJson} json
 * @param {string[]} pages
 */
export function declarationFindings(files, json, pages) {
  const declared = json.requiredPrivateInfos ?? []
  const places = called(files, PLACE_APIS)
  const privacy = called(files, PRIVATE_APIS)
  const findings = [
    ...(json.lazyCodeLoading === 'requiredComponents' ? [] : ['lazyCodeLoading is not on']),
    ...(privacy.length && !json.__usePrivacyCheck__
      ? [`__usePrivacyCheck__ is missing for ${privacy.join(', ')}`]
      : []),
    ...places.filter((api) => !declared.includes(api)).map((api) => `requiredPrivateInfos lacks ${api}`),
    ...declared
      .filter((api) => !places.includes(api))
      .map((api) => `requiredPrivateInfos has ${api}, which nothing calls`),
    ...(json.tabBar?.list ?? [])
      .filter(({ pagePath }) => !json.pages.includes(pagePath))
      .map(({ pagePath }) => `tabBar: ${pagePath} is no page of the main package`),
    ...preloadFindings(json, pages),
  ]
  return findings.map((finding) => `app.json: ${finding}`)
}
