import type { FastifyInstance } from 'fastify'
import { StartError } from './startError'

/** Listens, and answers the address. Throws a StartError that names the cure. */
export async function listen(
  server: FastifyInstance,
  { port, address }: { port: number; address: string },
): Promise<string> {
  try {
    return await server.listen({ port, host: address })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartError(
        `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口，例如 PORT=${port + 1} npm start。`,
      )
    if (code === 'EACCES') throw new StartError(`没有权限使用端口 ${port}。请换一个 1024 以上的端口，例如 PORT=8787。`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(`本机没有地址 ${address}。请检查环境变量 HOST，或去掉它只在本机访问。`)
    throw error
  }
}
