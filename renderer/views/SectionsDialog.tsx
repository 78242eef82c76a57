import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Tab,
  TabList,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../text/words.ts'

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
  const words = useWords()
  const id = useId()
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    page.current?.scrollTo(0, 0)
  }, [chosen])
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface className="sheet">
        <DialogBody className="sheet-body">
          <DialogTitle
            action={
              <Button appearance="subtle" icon={<DismissRegular />} aria-label={words('app.close')} onClick={close} />
            }
          >
            {title}
          </DialogTitle>
          <DialogContent className="sections">
            <TabList
              className="sections-list"
              vertical
              selectedValue={chosen}
              aria-label={title}
              onTabSelect={(_, { value }) => choose(value as T)}
            >
              {sections.map(section => (
                <Tab key={section.id} id={`${id}-${section.id}`} value={section.id} aria-controls={`${id}-page`}>
                  {section.label}
                </Tab>
              ))}
            </TabList>
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
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
