import { createHmac, timingSafeEqual } from 'node:crypto'

export type Purpose = 'put' | 'get'

/** Signs what may be done with one path until a moment; nothing about it needs to be kept. */
export class Links {
  constructor(
    private readonly secretKey: string,
    private readonly now: () => number,
  ) {}

  /** A text such as `1767225600000-9f86…`: milliseconds since 1970 and the signature. */
  sign(purpose: Purpose, path: string, seconds: number): string {
    const end = this.now() + seconds * 1000
    return `${end}-${this.#signature(purpose, path, end)}`
  }

  isValid(purpose: Purpose, path: string, signed: string): boolean {
    const [end, signature = ''] = signed.split('-', 2)
    const expected = Buffer.from(this.#signature(purpose, path, Number(end)))
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected) && this.now() < Number(end)
  }

  #signature(purpose: Purpose, path: string, end: number): string {
    return createHmac('sha256', this.secretKey).update(`${purpose}\n${path}\n${end}`).digest('hex')
  }
}
