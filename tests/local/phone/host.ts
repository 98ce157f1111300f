import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.map': 'application/json',
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Answers what was asked, so that a page can show it: method, query, the header `authorization`, the JSON or form. */
async function echo(request: IncomingMessage, response: ServerResponse) {
  const body = await bodyOf(request)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host')
  const type = request.headers['content-type'] ?? ''
  const status = /^\/api\/status\/(\d+)$/.exec(pathname)?.[1]
  if (status) return response.writeHead(Number(status)).end('plain text')
  const form = type.startsWith('multipart/')
    ? await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    : []
  const fields = [...form].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : `${value.name} ${value.size}`,
  ])
  response.writeHead(200, { 'content-type': 'application/json' })
  const { authorization } = request.headers
  const query = searchParams.toString()
  const json = type.startsWith('application/json') ? JSON.parse(body.toString()) : undefined
  return response.end(
    JSON.stringify({ method: request.method, query, authorization, json, ...Object.fromEntries(fields) }),
  )
}

/**
 * A small host for the preview: the built files at /phone/, and /api/ which echoes; /api/slow never answers.
 * @param folder built preview
 */
export async function startHost(folder: string) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    if (pathname === '/api/slow') return
    if (pathname.startsWith('/api/')) return void (await echo(request, response))
    const file = join(
      folder,
      normalize(pathname.replace(/^\/phone\//, '/')),
      pathname.endsWith('/') ? 'index.html' : '',
    )
    const content = await readFile(file).catch(() => undefined)
    response.writeHead(content ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { origin: `http://127.0.0.1:${port}`, close }
}
