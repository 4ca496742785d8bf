import type { Artifact } from '@/lib/plan-document'
import { type Block, codeBlock, heading, paragraph, withCode } from './document'

/** Lines up to which a file stands in full; of a longer one so many are shown. */
const SHOWN = 45

/** Files as code under their paths: short ones in full, long ones by their beginning. */
export function filesAsCode(files: readonly Artifact[]): Block[] {
  return files.flatMap(({ path, language, content, why }) => {
    const lines = content.replace(/\n+$/, '').split('\n')
    const isLong = lines.length > SHOWN
    return [
      heading(4, [{ code: path }]),
      paragraph(...withCode(why)),
      codeBlock(fenceLanguage(language), (isLong ? lines.slice(0, SHOWN) : lines).join('\n')),
      ...(isLong
        ? [paragraph(`The first ${SHOWN} of ${lines.length} lines; the whole file is `, { code: path }, '.')]
        : []),
    ]
  })
}

const fenceLanguage = (language: string) => (language === 'shell' ? 'sh' : language)
