import { useEffect } from 'react'

/**
 * Puts "Error: " before the page's title while there is something wrong. The title can be written again under it, when what the server
 * still streams arrives after the form was tried, so it is watched.
 */
export function useErrorTitle(isWrong: boolean): void {
  useEffect(() => {
    if (!isWrong) return
    const mark = () => {
      if (!document.title.startsWith(PREFIX)) document.title = PREFIX + document.title
    }
    mark()
    const watch = new MutationObserver(mark)
    watch.observe(document.head, { subtree: true, childList: true, characterData: true })
    return () => {
      watch.disconnect()
      if (document.title.startsWith(PREFIX)) document.title = document.title.slice(PREFIX.length)
    }
  }, [isWrong])
}

const PREFIX = 'Error: '
