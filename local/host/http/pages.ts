import fs from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Ports } from '../../../server/ports'
import { FRONT_SCRIPT, frontPage } from './frontPage'

/** Vite puts a hash into these files' names; all others are asked for again each time. */
const IMMUTABLE = /[\\/]assets[\\/]/

const CLIENTS = [
  { prefix: '/phone/', folder: 'preview' },
  { prefix: '/desk/', folder: 'console' },
] as const

const html = (reply: FastifyReply, page: string): FastifyReply => reply.type('text/html; charset=utf-8').send(page)

export interface Pages {
  /** Folder with `preview` and `console`, as the build writes them. */
  dist: string
  ports: Pick<Ports, 'demo' | 'clock'>
}

/** `/`, `/phone/`, `/desk/`: the two clients as they were built, and the page that leads to them. */
export async function pages(server: FastifyInstance, { dist, ports }: Pages): Promise<void> {
  const front = () => frontPage(ports.demo ? ports.clock.now() : null)
  server.get('/', (_request, reply) => html(reply.header('cache-control', 'no-store'), front()))
  server.get('/front.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(FRONT_SCRIPT))
  for (const { prefix, folder } of CLIENTS) {
    const root = path.join(dist, folder)
    const bare = prefix.slice(0, -1)
    server.get(bare, (_request, reply) => reply.redirect(prefix))
    if (!fs.existsSync(root)) {
      server.get(prefix, (_request, reply) =>
        html(reply.code(404), '<p lang="zh-CN">页面还没有构建，请运行 npm start。</p>'),
      )
      continue
    }
    await server.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: false,
      cacheControl: false,
      setHeaders: (response, file) => {
        const keep = IMMUTABLE.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'
        response.setHeader('cache-control', keep)
      },
    })
  }
}
