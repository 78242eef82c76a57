import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useIntl } from 'react-intl'
import { FEWEST_DAYS, MOST_DAYS, type ReadProperties, type TypedProperties } from '../text/properties.ts'
import { longDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'

interface PropertiesFieldsProps {
  typed: TypedProperties
  change: (typed: TypedProperties) => void
  /** What is wrong, once it was tried. */
  wrong: Extract<ReadProperties, { ok: false }> | null
  createdAt: number
  now: number
}

const DAY_MS = 86_400_000

/** How long the service keeps a conversation, and what programs keep with it. */
export function PropertiesFields({ typed, change, wrong, createdAt, now }: PropertiesFieldsProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { forEver, days, metadata } = typed
  const wrongAt = (at: 'days' | 'metadata') => (wrong?.at === at ? words(wrong.word) : null)
  const ends = createdAt + Math.min(Number(days) || MOST_DAYS, MOST_DAYS) * DAY_MS
  const then = ends > now ? words('properties.until', { date: longDate(locale, ends) }) : words('properties.atOnce')
  const setRow = (at: number, row: { name: string; value: string }) =>
    change({ ...typed, metadata: metadata.with(at, row) })
  return (
    <>
      <Field label={words('properties.retention')}>
        <RadioGroup
          value={forEver ? 'ever' : 'days'}
          onChange={(_, { value }) => change({ ...typed, forEver: value === 'ever' })}
        >
          <Radio value="ever" label={words('properties.ever')} />
          <Radio value="days" label={words('properties.for')} />
        </RadioGroup>
      </Field>
      {!forEver && (
        <Field
          label={words('properties.days')}
          validationMessage={wrongAt('days')}
          hint={wrong?.at === 'days' ? null : then}
        >
          <Input
            type="number"
            min={FEWEST_DAYS}
            max={MOST_DAYS}
            value={days}
            onChange={(_, { value }) => change({ ...typed, days: value })}
          />
        </Field>
      )}
      <Field
        label={words('details.metadata')}
        hint={words('properties.metadata.hint')}
        validationMessage={wrongAt('metadata')}
      >
        <div role="group" className="pairs">
          {metadata.map((row, at) => (
            <div key={at} className="pair">
              <Input
                aria-label={words('properties.metadata.name', { number: at + 1 })}
                placeholder={words('properties.metadata.name.placeholder')}
                value={row.name}
                onChange={(_, { value }) => setRow(at, { ...row, name: value })}
              />
              <Input
                aria-label={words('properties.metadata.value', { number: at + 1 })}
                placeholder={words('properties.metadata.value.placeholder')}
                value={row.value}
                onChange={(_, { value }) => setRow(at, { ...row, value })}
              />
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={words('properties.metadata.remove', { number: at + 1 })}
                onClick={() => change({ ...typed, metadata: metadata.toSpliced(at, 1) })}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => change({ ...typed, metadata: [...metadata, { name: '', value: '' }] })}
          >
            {words('properties.metadata.add')}
          </Button>
        </div>
      </Field>
    </>
  )
}
