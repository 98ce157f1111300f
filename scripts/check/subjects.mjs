import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const MOST_CHARACTERS = 72
/** When the last of those that are longer was written. By moments, not by a commit, which a shallow clone may lack. */
const LAST_LONGER = Date.parse('2026-11-29T05:57:03Z')

/** What `git log` says of each commit that is there, or null where no history is. */
function history(/** @type {string} */ root) {
  // A copy without history may lie in somebody else's repository.
  if (!fs.existsSync(path.join(root, '.git'))) return null
  const asked = ['log', '--no-merges', '--format=%h%x09%at%x09%s']
  const { status, stdout } = spawnSync('git', asked, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0 ? stdout.split('\n').filter(Boolean) : null
}

/** The commits whose subject is empty or longer than 72 characters; null where no history is. */
function subjectFaults(/** @type {string} */ root) {
  return (
    history(root)?.flatMap((line) => {
      const [commit, seconds, ...words] = line.split('\t')
      const subject = words.join(' ')
      const { length } = [...subject]
      if (Number(seconds) * 1000 <= LAST_LONGER || (length > 0 && length <= MOST_CHARACTERS)) return []
      return [`${commit}: a subject of ${length} characters: ${subject}`]
    }) ?? null
  )
}

const faults = subjectFaults(process.argv[2] ?? ROOT)
if (!faults) process.stdout.write('There is no history to read.\n')
for (const fault of faults ?? []) process.stdout.write(`${fault}\n`)
if (faults?.length) process.exitCode = 1
