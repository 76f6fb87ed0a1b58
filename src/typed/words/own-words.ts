/** Words that Keepstep listens for: a slip of the finger is put right towards these only. */
const LISTENED_FOR = `
done finished completed complete attended submitted logged tick mark tried
log record write observation observed drop-in dropin drop meeting meetings coaching session
self-study selfstudy study module modules reading seminar webinar conference clinic workshop event events
diagnostic training mentor mentors mentoring mentored induction tutor ect ects
snooze remind reminder reminders nudge nudges later again pause pausing mute hush stop unsubscribe silence
message messages messaging sending notification notifications everything anything
resume restart unpause unmute continue carry start
skip week weeks reschedule move cancelled happening
until till thursday wednesday tuesday monday friday saturday sunday tomorrow today yesterday
january february march april june july august september october november december
morning afternoon evening tonight lunch fortnight month months hour hours minute minutes half-term term
christmas easter summer holiday holidays weekend
settings preferences options change update switch turn email address details surname password
help commands privacy confidential gdpr data information delete erase remove export download copy forget account
undo mistake wrong oops button
post digest digests summary halfsummary weekly channel detail details pairs counted numbers figures
sequence order electives elective focus choose
reword step steps action target targets history notes feedback agreed working practice
when what where who which next last time dates date due
status progress track doing logged saved
wellbeing struggling overwhelmed stressed talk speak somebody someone person problem
thanks thank cheers hello morning hiya great perfect
away leave poorly sick absent maternity appointment
headteacher appropriate provider contact
send show tell open please with from have need want could would should
mentee mentees colleague teacher school lesson lessons before after working days
`

/** Lower case, each once. */
export const OWN_WORDS: readonly string[] = [...new Set(LISTENED_FOR.trim().split(/\s+/))]
