'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, Monitor, Moon, Sun, SunMoon } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { cx } from '@/components/ui/cx'
import { itemClass, popupClass } from '@/components/ui/menu-classes'
import { isTheme, THEME_KEY, THEMES, type Theme } from './theme'

/** System, Light or Dark, kept in this browser. Without a script the system decides and there is nothing to switch. */
export function ThemeSwitch({ hasLabel = false }: { hasLabel?: boolean }) {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const)

  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        aria-label="Theme"
        className={cx('btn btn-ghost needs-script', hasLabel ? 'w-full justify-start! px-3!' : 'btn-compact px-2!')}
      >
        <SunMoon />
        {hasLabel && 'Theme'}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-30">
          <Menu.Popup className={popupClass}>
            <Menu.RadioGroup value={theme} onValueChange={chooseTheme}>
              {THEMES.map((option) => (
                <Menu.RadioItem key={option} value={option} closeOnClick className={itemClass}>
                  {LOOK[option].icon}
                  <span className="flex-1">{LOOK[option].label}</span>
                  <Menu.RadioItemIndicator>
                    <Check />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const LOOK: Record<Theme, { label: string; icon: ReactNode }> = {
  system: { label: 'System', icon: <Monitor /> },
  light: { label: 'Light', icon: <Sun /> },
  dark: { label: 'Dark', icon: <Moon /> },
}

const CHANGED = 'themechange'

/** The attribute on the document is what is true; storage, which may be forbidden, only remembers it. */
function readTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return isTheme(theme) ? theme : 'system'
}

function chooseTheme(choice: unknown) {
  if (!isTheme(choice)) return
  applyTheme(choice)
  try {
    if (choice === 'system') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, choice)
  } catch {
    // Storage is forbidden here, so the choice lasts as long as the page.
  }
}

function applyTheme(theme: Theme) {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  window.dispatchEvent(new Event(CHANGED))
}

function subscribe(onChange: () => void) {
  // Another tab changed it.
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key === THEME_KEY) applyTheme(isTheme(newValue) ? newValue : 'system')
  }
  window.addEventListener(CHANGED, onChange)
  window.addEventListener('storage', onStorage)
  return () => {
    window.removeEventListener(CHANGED, onChange)
    window.removeEventListener('storage', onStorage)
  }
}
