import { randomBytes } from 'node:crypto'
import { paper } from '../../../local/host/demo/papers/paper'

/** A PDF that nobody else has sent, of about `kilobytes`. */
export const uniquePaper = (words: string, kilobytes: number): Buffer =>
  Buffer.concat([paper('现场记录', [words]), Buffer.from(`\n%${randomBytes(kilobytes * 512).toString('hex')}\n`)])
