import { readFileSync } from 'node:fs'
import { join } from 'node:path'

test.each(['nginx.conf', 'Caddyfile'])('%s makes browsers ask by HTTPS only, for a year', (name) => {
  const text = readFileSync(join(__dirname, '../../docs/guides/files', name), 'utf8')
  const [, seconds] =
    /^\s*(?:add_header|header) Strict-Transport-Security "max-age=(\d+)"(?: always;)?$/m.exec(text) ?? []
  expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 86_400)
})
