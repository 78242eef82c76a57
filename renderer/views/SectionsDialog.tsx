import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { SheetDialog } from './SheetDialog.tsx'

interface SectionsDialogProps<T extends string> {
  title: string
  sections: readonly { id: T; label: string }[]
  chosen: T
  choose: (id: T) => void
  close: () => void
  children: ReactNode
}

/** Several pages behind one title: a list of them at the side, above them where it is narrow. */
export function SectionsDialog<T extends string>(props: SectionsDialogProps<T>) {
  const { title, sections, chosen, choose, close, children } = props
  const id = useId()
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    page.current?.scrollTo(0, 0)
  }, [chosen])
  // The list lies along the side or along the top: both pairs of arrows lead through it.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = sections.findIndex(section => section.id === chosen)
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const back = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const to = { ArrowDown: at + 1, [forward]: at + 1, ArrowUp: at - 1, [back]: at - 1, Home: 0, End: -1 }[event.key]
    const next = to === undefined ? undefined : sections.at(to % sections.length)
    if (!next) return
    event.preventDefault()
    choose(next.id)
    document.getElementById(`${id}-${next.id}`)?.focus()
  }
  return (
    <SheetDialog title={title} close={close} paged>
      <div className="sections-list" role="tablist" aria-label={title} onKeyDown={onKeyDown}>
        {sections.map(section => (
          <button
            key={section.id}
            type="button"
            role="tab"
            id={`${id}-${section.id}`}
            aria-selected={section.id === chosen}
            aria-controls={`${id}-page`}
            tabIndex={section.id === chosen ? 0 : -1}
            onClick={() => choose(section.id)}
          >
            {section.label}
          </button>
        ))}
      </div>
      <div
        ref={page}
        id={`${id}-page`}
        className="sections-page"
        role="tabpanel"
        tabIndex={0}
        aria-labelledby={`${id}-${chosen}`}
      >
        {children}
      </div>
    </SheetDialog>
  )
}
