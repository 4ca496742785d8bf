import { useState, useSyncExternalStore } from 'react'

/**
 * The value, but no new one between a press and its click: what pushes the page apart under a pointer makes the click miss the
 * button or box that was pressed.
 */
export function useStill<Value>(value: Value): Value {
  const isPressed = useSyncExternalStore(listen, pressed, never)
  const [shown, setShown] = useState(() => value)
  if (!isPressed && shown !== value) setShown(() => value)
  return isPressed ? shown : value
}

/** A click follows its release in the same task, after a touch a moment later. */
const CLICK_FOLLOWS = 100

let isDown = false
let release: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const pressed = () => isDown
const never = () => false

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('pointerdown', onDown, true)
    for (const end of ENDS) window.addEventListener(end, onEnd, true)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.removeEventListener('pointerdown', onDown, true)
    for (const end of ENDS) window.removeEventListener(end, onEnd, true)
    clearTimeout(release)
    isDown = false
  }
}

/** A drag or a scroll takes the pointer over, and a lost window never hears of the release. */
const ENDS = ['pointerup', 'pointercancel', 'dragend', 'blur'] as const

function onDown(): void {
  clearTimeout(release)
  say(true)
}

function onEnd(event: Event): void {
  // Focus that leaves a field is heard here too, and says nothing of the pointer.
  if (event.type === 'blur' && event.target !== window) return
  clearTimeout(release)
  release = setTimeout(say, CLICK_FOLLOWS, false)
}

function say(next: boolean): void {
  if (isDown === next) return
  isDown = next
  for (const listener of listeners) listener()
}
