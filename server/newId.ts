import { randomUUID } from 'node:crypto'

/** 122 random bits, URL-safe; Node keeps some in stock, so an id costs no call to the system. */
export const newId = (): string => Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url')
