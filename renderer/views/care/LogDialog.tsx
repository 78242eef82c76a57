import { SearchBox, Switch } from '@fluentui/react-components'
import { useLayoutEffect, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import type { LogLine } from '../../../electron/contract/care.ts'
import { errorWords } from '../../text/error-words.ts'
import { useWords } from '../../text/words.ts'
import { CopyText } from '../CopyText.tsx'
import { SheetDialog } from '../SheetDialog.tsx'
import { useLog } from './use-log.ts'

const levels = ['info', 'warn', 'error'] as const
type Level = (typeof levels)[number]

export function LogDialog({ close }: { close: () => void }) {
  const words = useWords()
  const [follows, setFollows] = useState(true)
  const [level, setLevel] = useState<Level>('info')
  const [sought, setSought] = useState('')
  const { lines, error } = useLog(follows)
  const shown = (lines ?? []).filter(line => isShown(line, level, sought))
  return (
    <SheetDialog title={words('log.title')} close={close}>
      <div className="sheet-bar">
        <select
          className="log-level"
          aria-label={words('log.level')}
          value={level}
          onChange={event => setLevel(event.target.value as Level)}
        >
          {levels.map(each => (
            <option key={each} value={each}>
              {words(`log.level.${each}`)}
            </option>
          ))}
        </select>
        <SearchBox
          className="log-filter"
          aria-label={words('log.filter')}
          placeholder={words('log.filter')}
          value={sought}
          onChange={(_, { value }) => setSought(value)}
        />
        <Switch label={words('log.follow')} checked={follows} onChange={(_, { checked }) => setFollows(checked)} />
        <CopyText text={shown.map(asText).join('\n')} label="log.copy" />
      </div>
      {error && (
        <p role="alert" className="bad">
          {errorWords(words, error)}
        </p>
      )}
      <Lines lines={shown} follows={follows} />
      <p className="muted" role="status">
        {lines && (shown.length === 0 ? words('log.none') : words('log.count', { count: shown.length }))}
      </p>
    </SheetDialog>
  )
}

function Lines({ lines, follows }: { lines: readonly LogLine[]; follows: boolean }) {
  const words = useWords()
  const { formatDate } = useIntl()
  const list = useRef<HTMLOListElement>(null)
  const last = lines.length
  useLayoutEffect(() => {
    if (follows) list.current?.scrollTo(0, list.current.scrollHeight)
  }, [follows, last])
  return (
    <ol ref={list} className="log-lines" tabIndex={0} aria-label={words('log.title')} dir="ltr" lang="en">
      {lines.map((line, at) => (
        <li key={at} data-level={line.level}>
          <time dateTime={line.at}>
            {formatDate(line.at, {
              month: '2-digit',
              day: '2-digit',
              hour: '2-digit',
              minute: '2-digit',
              second: '2-digit',
            })}
          </time>
          <span className="log-lines-level">{line.level}</span>
          <span>
            <b>{line.what}</b> {line.fields}
          </span>
        </li>
      ))}
    </ol>
  )
}

function isShown(line: LogLine, level: Level, sought: string): boolean {
  const needle = sought.trim().toLowerCase()
  return levels.indexOf(line.level) >= levels.indexOf(level) && asText(line).toLowerCase().includes(needle)
}

const asText = ({ at, level, what, fields }: LogLine): string => `${at} ${level} ${what} ${fields}`.trim()
