import { openapi } from '@/lib/server/openapi'
import packageFile from '@/package.json'

export const GET = async () => Response.json(openapi(packageFile.version))
