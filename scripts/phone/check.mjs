/** Names of vocabularies, not addresses that anyone calls. */
const NAMES_ONLY = /^https?:\/\/(www\.w3\.org|json-schema\.org)\//
const TEXT = /\.(js|wxss|wxml|wxs|json|css|html|svg)$/

/** Addresses of hosts in a file's text: with a scheme, or protocol-relative in a url() or src. */
function addresses(/** @type {string} */ text) {
  const absolute = text.match(/\b(?:https?|wss?):\/\/[^\s"'`)\\]+/g) ?? []
  const relative = text.match(/(?:url\(|src=)["']?\/\/[^\s"')]+/g) ?? []
  return [...absolute.filter((each) => !NAMES_ONLY.test(each)), ...relative]
}

/** Code that WeChat forbids (it has no eval) or cannot follow (it reads requires before it runs anything). */
function forbiddenCode(/** @type {string} */ text) {
  return [
    [/(?<![\w.$])eval\(/, 'eval'],
    [/\bnew Function\b|(?<![\w.$])Function\(["'`]/, 'new Function'],
    [/(?<![\w.$])require\((?!["'][^"']+["']\))/, 'a require whose path is computed'],
    [/(?<![\w.$])import\(/, 'import()'],
  ]
    .filter(([pattern]) => /** @type {RegExp} */ (pattern).test(text))
    .map(([, name]) => name)
}

/**
 * Checks the built mini-program: it calls no third party, contains nothing that WeChat forbids, and its main package
 * is within `limit` bytes. Throws one error that lists all findings.
 * @param {Map<string, string | Buffer>} files
 * @param {{subpackages: string[], limit: number}} options
 * @returns {{mainBytes: number}} size of the main package
 */
export function checkPackage(files, { subpackages, limit }) {
  /** @type {string[]} */ const findings = []
  let mainBytes = 0
  for (const [file, content] of files) {
    if (!subpackages.some((each) => file.startsWith(each))) mainBytes += Buffer.byteLength(content)
    if (!TEXT.test(file)) continue
    const text = String(content)
    for (const address of addresses(text)) findings.push(`${file}: calls ${address.slice(0, 80)}`)
    if (file.endsWith('.js')) for (const name of forbiddenCode(text)) findings.push(`${file}: contains ${name}`)
  }
  if (mainBytes > limit) findings.push(`main package: ${mainBytes} bytes, allowed are ${limit}`)
  if (findings.length) throw new Error(findings.join('\n'))
  return { mainBytes }
}
