import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Choice, PressAnswer, SettingsName, SettingsPart } from '../../../pages/wire.ts'
import type { PageError } from './host-kinds.ts'
import { Part } from './parts.tsx'

export interface SettingsProps {
  readonly settings: SettingsPart
  readonly press: (verb: string, input: Readonly<Record<string, string>>) => Promise<PressAnswer>
}
type Errors = Readonly<Record<string, string>>

/** When Keepstep may write, about what, and days away. What was typed stays after an error. */
export function Settings({ settings, press }: SettingsProps) {
  const [errors, setErrors] = useState<Errors>({})
  const [isBusy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  const save = async (form: HTMLFormElement) => {
    setBusy(true)
    try {
      const answer = await press('save-settings', valuesIn(form))
      setErrors(answer.errors ?? {})
      if (answer.errors === undefined) form.querySelectorAll('[type=date]').forEach(clear)
    } catch (error) {
      setErrors({ form: (error as PageError).message })
    }
    setBusy(false)
    requestAnimationFrame(() => summary.current?.focus())
  }
  const said = Object.values(errors)
  const { values } = settings
  return (
    <Part id="settings" title="Your settings">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(event.currentTarget)
        }}
      >
        {said.length > 0 && (
          <div class="trouble" role="alert" tabIndex={-1} ref={summary}>
            <p>Nothing was saved yet:</p>
            <ul>
              {said.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
        <Field name="day" label="Day of my week" errors={errors}>
          <select id="day" name="day" {...describedBy('day', errors)}>
            {settings.days.map(({ value, label }) => (
              <option key={value} value={value} selected={value === values.day}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field name="time" label="Time, from 7:30am to 6pm" errors={errors}>
          <input
            id="time"
            type="time"
            name="time"
            defaultValue={values.time}
            {...describedBy('time', errors)}
          />
        </Field>
        <Boxes
          name="workingDays"
          label="Days on which you work"
          choices={settings.days}
          value={values.workingDays}
          error={errors['workingDays']}
        />
        <Boxes
          name="nudges"
          label="Kinds of message"
          choices={settings.nudges}
          value={values.nudges}
          error={errors['nudges']}
        />
        <fieldset>
          <legend>Days away (dates only, never a reason)</legend>
          <Field name="awayFrom" label="First day away" errors={errors}>
            <input id="awayFrom" type="date" name="awayFrom" {...describedBy('awayFrom', errors)} />
          </Field>
          <Field name="awayTo" label="Last day away" errors={errors}>
            <input id="awayTo" type="date" name="awayTo" {...describedBy('awayTo', errors)} />
          </Field>
        </fieldset>
        <button type="submit" class="main" disabled={isBusy}>
          Save settings
        </button>
        <p class="quiet">
          Only you can see your choices. Your induction tutor sees days away as dates.
        </p>
      </form>
      {settings.away.length > 0 && (
        <ul class="things">
          {settings.away.map(({ from, words }) => (
            <li key={from} class="thing">
              <p>{words}</p>
              <button
                type="button"
                onClick={() =>
                  void press('remove-away', { from }).catch((error: PageError) =>
                    setErrors({ form: error.message }),
                  )
                }
              >
                Take back<span class="unseen">: {words}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

const clear = (input: Element): void => {
  if (input instanceof HTMLInputElement) input.value = ''
}

const describedBy = (name: SettingsName, errors: Errors) =>
  errors[name] === undefined
    ? {}
    : ({ 'aria-invalid': true, 'aria-describedby': `${name}-error` } as const)

function Field({
  name,
  label,
  errors,
  children,
}: {
  readonly name: SettingsName
  readonly label: string
  readonly errors: Errors
  readonly children: ComponentChildren
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {errors[name] !== undefined && (
        <p class="error" id={`${name}-error`}>
          Error: {errors[name]}
        </p>
      )}
      {children}
    </div>
  )
}

function Boxes({
  name,
  label,
  choices,
  value,
  error,
}: {
  readonly name: SettingsName
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value: string
  readonly error: string | undefined
}) {
  const on = value.split(',')
  return (
    <fieldset>
      <legend>{label}</legend>
      {error !== undefined && <p class="error">Error: {error}</p>}
      {choices.map((choice) => (
        <label key={choice.value} class="box">
          <input
            type="checkbox"
            name={name}
            value={choice.value}
            defaultChecked={on.includes(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

/** As a card's form sends them: several choices are joined by commas. */
function valuesIn(form: HTMLFormElement): Record<SettingsName, string> {
  const data = new FormData(form)
  const of = (name: SettingsName): string => data.getAll(name).join(',')
  return {
    day: of('day'),
    time: of('time'),
    workingDays: of('workingDays'),
    nudges: of('nudges'),
    awayFrom: of('awayFrom'),
    awayTo: of('awayTo'),
  }
}
