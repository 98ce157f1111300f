import type { FastifyInstance } from 'fastify'

/**
 * Everything comes from this host. Styles may stand in elements, since both clients set positions that way; pictures
 * just chosen or taken are shown from blob: before they are sent.
 */
const policy = (files: string): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${files}`,
    `media-src 'self' blob:${files}`,
    "font-src 'self' data:",
    `connect-src 'self' blob: data:${files}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')

/** Security headers on every answer; a route that sets its own policy keeps it. `files`: an origin of its own for files. */
export function securityHeaders(server: FastifyInstance, files?: string): void {
  const contentSecurityPolicy = policy(files === undefined ? '' : ` ${files}`)
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })
}
