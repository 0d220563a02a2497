accessibility-contact-text = Write to or call { $municipality }; the municipality will help you to the contents in another way and mend the fault. Its telephone number and address stand on its own website. You will have an answer within ten working days.
accessibility-contact-title = Is there something you cannot use?
accessibility-date = The statement was written on 22 November 2026 from a self-assessment and is reviewed at least once a year.
accessibility-done-keyboard = Everything can be used by keyboard, and it is plain to see where you are.
accessibility-done-motion = Nothing flashes or moves by itself.
accessibility-done-pictures = Every drawing has a text, and its figures also stand as a table or list.
accessibility-done-scripts = The site works without scripts. Only passkeys need them.
accessibility-done-title = What have we done?
accessibility-done-words = Colours never stand alone: a status has both word and shape.
accessibility-done-zoom = The site can be enlarged to 400% and used on a phone without anything disappearing.
accessibility-enforcement-text = The Danish Agency for Digital Government supervises that public websites obey the act. If you are not content with the municipality's answer, you can complain there:
accessibility-enforcement-title = Who keeps watch?
accessibility-lead = Pejl is to be usable by everybody. Here is how far we are, what is lacking and where to tell us.
accessibility-short-charts = Large drawings with many marks take time to go through with a screen reader. The figures behind always stand in a table or list.
accessibility-short-dates = Date fields are the browser's own, and they behave differently.
accessibility-short-exports = Workbooks and CSV files are bare figures without explanation for screen readers.
accessibility-short-reports = Reports in PDF are tagged (PDF/UA-1), but the text of drawings is short.
accessibility-short-tables = Wide tables have to be scrolled sideways on a phone.
accessibility-short-text = We know these shortcomings and are working on them:
accessibility-short-title = What is lacking?
accessibility-status-text = The site follows the Danish act on the accessibility of public bodies' websites and mobile applications and the standard EN 301 549 (WCAG 2.1 levels A and AA). It also aims for WCAG 2.2 level AA. We judge that the site meets the requirements in part, because not everything has been tried by people who use assistive technology.
accessibility-status-title = How accessible is the site?
accessibility-tested-text = The pages have been tried with automatic tools and gone through by keyboard, in light and dark colours, on computer and phone.
accessibility-tested-title = How was it tested?
account-answer = You are signed in as { $name }.
account-change-password = Change password
account-language-chosen = The language has been chosen.
account-passkey-add = Add a passkey
account-passkey-added = The passkey has been added.
account-passkey-failed = The passkey was not added. Try again.
account-passkey-remove = Remove
account-passkey-removed = The passkey has been removed.
account-passkey-since = added { $day }
account-passkeys-none = You have no passkeys yet.
account-passkeys-not-here = Passkeys only work at Pejl's own address.
account-passkeys-text = With a passkey you sign in by fingerprint, face or code on your phone or computer. It can neither be guessed nor tricked out of you.
account-passkeys-title = Passkeys
account-password-changed = The password has been changed.
account-password-title = Password
account-title = My account
amount-children = { $value } children
amount-children-per-adult = { $value } children per adult
amount-days = { $value } days
amount-grade = { $value }
amount-hours = { $value } hours
amount-kroner = DKK { $value }
amount-notifications = { $value } notifications
amount-percent = { $value }%
amount-percentage-points = { $value } percentage points
amount-points = { $value } points
amount-pupils-per-class = { $value } pupils per class
amount-pupils-per-teacher = { $value } pupils per full-time post
area-daycare = Daycare
area-folkeskole = Folkeskole
area-social = The social children's area
area-well-being = Well-being
band-above-between = above { $from } up to { $to }
band-above-highest = above { $from }
band-above-lowest = up to { $to }
band-at-least-between = from { $from } to below { $to }
band-at-least-highest = { $from } and above
band-at-least-lowest = below { $to }
breakdown-age-3 = three-year-olds
breakdown-age-boernehaveklasse = grade 0
breakdown-all = all
breakdown-care-0-2 = aged 0-2
breakdown-care-3-5 = aged 3-5
breakdown-care-dagpleje = family daycare
breakdown-gender-dreng = boys
breakdown-gender-pige = girls
breakdown-grade = grade { $n }
breakdown-origin-dansk = pupils of Danish origin
breakdown-origin-indvandrere-og-efterkommere = immigrants and their descendants
breakdown-parents-education-erhvervsfaglig = pupils of parents with vocational education
breakdown-parents-education-grundskole = pupils of parents with basic school
breakdown-parents-education-gymnasial = pupils of parents with upper secondary education
breakdown-parents-education-kort-eller-mellemlang = pupils of parents with short or medium higher education
breakdown-parents-education-lang-videregaaende = pupils of parents with long higher education
breakdown-reason-med-tilladelse = absence with leave
breakdown-reason-sygdom = illness
breakdown-reason-ulovligt = absence without leave
breakdown-stage-indskoling = grades 0-3
breakdown-stage-mellemtrin = grades 4-6
breakdown-stage-udskoling = grades 7-9
breakdown-subject-dansk = Danish
breakdown-subject-engelsk = English
breakdown-subject-historie = history
breakdown-subject-idraet = physical education
breakdown-subject-kristendom = Christian studies
breakdown-subject-laesning = reading
breakdown-subject-matematik = mathematics
breakdown-subject-naturfag = science
breakdown-subject-samfundsfag = social studies
card-can-cannot = What can the figure tell – and what can it not?
card-can-tell = What the figure can tell
card-cannot-tell = What the figure cannot tell
card-computed = Computed here from facts about single persons
card-copied = The link is copied
card-estimate = best estimate { $value }
card-estimated = the interval is estimated
card-link = Copy link
card-svg = Picture (SVG)
card-table = Show as table
card-why = Why?
chance-about = about { $n }%
chance-at-risk = It can go either way. The chance of reaching the target in time is { $chance }.
chance-least = under 5%
chance-most = over 95%
chance-off-track = As things move now, it is most likely that the target is not reached. The chance is { $chance }.
chance-on-track = As things move now, the target is likely to be reached in time. The chance is { $chance }.
chance-reached = The newest figure meets the target, uncertainty included. The certainty is { $chance }.
chance-reached-counted = The figure is a count of everything, and it meets the target.
count-children = { $n ->
        [one] { $written } child
       *[other] { $written } children
    }
count-classes =
    { $n ->
        [one] { $written } class
       *[other] { $written } classes
    }
count-hours =
    { $n ->
        [one] { $written } hour
       *[other] { $written } hours
    }
count-notifications =
    { $n ->
        [one] { $written } notification
       *[other] { $written } notifications
    }
count-places =
    { $n ->
        [one] { $written } place
       *[other] { $written } places
    }
count-pupils =
    { $n ->
        [one] { $written } pupil
       *[other] { $written } pupils
    }
count-staff =
    { $n ->
        [one] { $written } member of staff
       *[other] { $written } members of staff
    }
days-from = from { $from }
days-from-until = { $from } – { $until }
delivery-answer-already-there = The same files are in force already and change nothing. You can safely discard this delivery.
delivery-answer-committed = The delivery is in force: { $new } new figures, { $changed } changed and { $unchanged } unchanged.
delivery-answer-refused = The files cannot be put in force as they are. Below it says why, and what you can do.
delivery-answer-undone = The delivery was undone. Nothing of it counts.
delivery-answer-units = { $units } units are new or changed.
delivery-answer-waiting = The delivery waits for a decision by whoever delivered it. Nothing of it counts yet.
delivery-answer-would-commit = The files can be put in force: { $new } new figures, { $changed } changed and { $unchanged } unchanged. Nothing counts yet.
delivery-at = When
delivery-check-again = Check again
delivery-checking = Pejl is checking the files. You may leave the page and come back.
delivery-column-count = How many are behind the row's figures
delivery-column-ignored = Pass over
delivery-column-indicators = Figures of an indicator
delivery-column-municipality = Municipality (code or name)
delivery-column-period = Period
delivery-column-unit-name = Name of a school or institution
delivery-column-unit-number = National number of a school or institution
delivery-columns-example = Examples
delivery-columns-heading = Column
delivery-columns-is = What is it?
delivery-columns-label = What is { $heading }?
delivery-columns-lead = Pejl does not know these columns. What you answer is kept as a format, so that it is only done once.
delivery-columns-save = Keep as a format and check
delivery-columns-title = Say what the columns are
delivery-commit = Put the figures in force
delivery-commit-facts = Take in the facts
delivery-committing = Pejl is putting the figures in force. You may leave the page and come back.
delivery-difference-changed = Changed figures
delivery-difference-done-title = What it changed
delivery-difference-figures = Figures in all
delivery-difference-gone = Figures that are there now, but not in the files
delivery-difference-gone-note = They stay, unless the delivery replaces another.
delivery-difference-new = New figures
delivery-difference-rows = Rows read
delivery-difference-suspected = Set aside as suspect
delivery-difference-title = What it would change
delivery-difference-unchanged = Unchanged figures
delivery-difference-units = New or changed units
delivery-discard = Discard
delivery-discarded = The delivery was discarded.
delivery-example-after = After
delivery-example-before = Before
delivery-example-indicator = Indicator
delivery-example-none = nothing
delivery-example-period = Period
delivery-example-unit = Unit
delivery-examples-changed = Examples of changed figures
delivery-examples-gone = Examples of figures the files lack
delivery-examples-new = Examples of new figures
delivery-facts-committed = The delivery has been taken in: { $rows } rows about single persons from { $n ->
        [one] one unit
       *[other] { $units } units
    }. { $figures } figures were computed with them.
delivery-facts-figure-count = Figures
delivery-facts-figures = Figures computed with the delivery
delivery-facts-first-units = The first { $count } units and periods the delivery covers
delivery-facts-hidden = The files are about single persons, so their rows are not shown. They lie encrypted until you have decided, and at most 30 days.
delivery-facts-kept = Rows kept under pseudonyms
delivery-facts-of = About single persons: { $set }
delivery-facts-period = { $rows } rows from { $n ->
        [one] one unit
       *[other] { $units } units
    }
delivery-facts-replaced = Rows they take the place of
delivery-facts-replaces = They take the place of { $rows } rows that are there already.
delivery-facts-rows = Rows in the files
delivery-facts-rows-before = Rows there now
delivery-facts-units = Units and periods the delivery covers
delivery-facts-would-commit = The files can be taken in: { $rows } rows about single persons from { $n ->
        [one] one unit
       *[other] { $units } units
    }. Nothing counts yet.
delivery-figures-changed = Changed
delivery-figures-new = New
delivery-figures-unchanged = Unchanged
delivery-files = Files
delivery-format = Format
delivery-format-choose = Check with this choice
delivery-format-detect = Find it out
delivery-format-lead = Choose yourself what the files are, or which period they are for.
delivery-format-title = The format does not fit?
delivery-job-failed = The work did not end: { $why } Nothing was changed. Try again, or discard the delivery.
delivery-keep = Keep the delivery
delivery-lead = Files become figures here. Each delivery can be seen, replaced and undone.
delivery-look-columns = Columns
delivery-look-decimal = Decimal sign
delivery-look-delimiter = Separator
delivery-look-delimiter-tab = tab
delivery-look-encoding = Encoding
delivery-look-heading-row = Headings in row
delivery-look-kind = File type
delivery-look-kind-csv = Text with columns (CSV)
delivery-look-kind-json-rows = JSON, one record a row
delivery-look-kind-json-stat = JSON-stat from Statbank
delivery-look-kind-none = Cannot be read
delivery-look-kind-xlsx = Spreadsheet (Excel)
delivery-look-title = What the files are
delivery-more = More choices
delivery-new = New delivery
delivery-new-lead = Put the files in. Pejl finds out what they are and shows you what they would change. Nothing counts before you have said yes.
delivery-none = Put in the first file, such as a school table or an extract from the education statistics.
delivery-none-title = There are no deliveries yet
delivery-numbered = { $title } (no. { $number })
delivery-own-fits = Described when { $file } was delivered.
delivery-own-source = Own delivery
delivery-preview = The first rows of { $file }
delivery-problems = Problems
delivery-purpose = Purpose
delivery-remarks = Remarks
delivery-replace = Replace with new files
delivery-replaces-lead = The files take the place of the delivery { $delivery }. That one is undone at the moment the new one is put in force.
delivery-send = Put in and check
delivery-shown = Newest first
delivery-source = Source
delivery-source-format = Source and format
delivery-state = State
delivery-state-checked = Waiting
delivery-state-committed = In force
delivery-state-undone = Undone
delivery-step-check = Check
delivery-step-done = In force
delivery-step-files = Files
delivery-step-review = Review
delivery-strictness-leave-out = Leave them out and tell me
delivery-strictness-refuse-all = Refuse everything
delivery-undo = Undo the delivery
delivery-undo-facts-lead = { $rows } rows about single persons then count no more, and the figures they are in are computed again. What they covered counts again. The rows stay, encrypted, until they are erased.
delivery-undo-lead = { $figures } figures from here then no longer count, and what they covered counts again. The history stays.
delivery-undone = The delivery was undone.
delivery-who = Who
delivery-year-end = 2024 is the school year 2023/24
delivery-year-start = 2024 is the school year 2024/25
delivery-year-unsaid = It says so plainly, or it is a calendar year
dimension-age = age
dimension-care = kind of care
dimension-gender = gender
dimension-grade = grade
dimension-origin = origin
dimension-parents-education = parents' education
dimension-reason = reason of absence
dimension-skill = part of the test
dimension-stage = stage
dimension-subject = subject
distance-beyond = { $people } on the right side of the target
distance-none = right at the bound: less than one child from the target
distance-short = { $people } short of the target
effort-among-municipality = { $n ->
        [one] one unit with the effort and { $without } others of the same kind in the municipality
       *[other] { $with } units with the effort and { $without } others of the same kind in the municipality
    }
effort-among-vault = { $n ->
        [one] one unit with the effort and { $without } others of the same kind, also outside the municipality
       *[other] { $with } units with the effort and { $without } others of the same kind, also outside the municipality
    }
effort-answer-list = { $n ->
        [0] no efforts are in use
        [one] one effort is in use
       *[other] { $used } efforts are in use
    }.
effort-before-alike = The units with and without the effort went along together.
effort-before-apart = The units went apart already before.
effort-cannot-before = There are too few years before the start to see whether the units went along together.
effort-cannot-elsewhere = The figures do not tell whether the effort would work the same elsewhere.
effort-cannot-few = There are few units. Only large differences can be seen.
effort-cannot-title = What these figures cannot tell
effort-cannot-why = The figures do not tell why. Something else may have happened at the same units at the same time.
effort-changed = The effort has been changed.
effort-close = Close the effort
effort-design-inference = How chance is counted in
effort-design-inference-text = With few units Pejl tries the ways in which the effort could have been placed, instead of assuming that all is normally distributed. Where there are so few that nothing can be told from chance, the page says so.
effort-design-others = Held against
effort-design-others-text = The other units of the same kind in the municipality; where they are fewer than five, all of the same kind that Pejl has figures of. Each unit counts the same.
effort-design-question = The question
effort-design-question-text = Does “{ $indicator }” change more at the units with the effort than at the others, from the years before to the years with it?
effort-design-title = How it is judged
effort-design-with = With the effort
effort-design-with-text = { $n ->
        [0] no units yet
        [one] one unit
       *[other] { $units } units
    }
effort-dose-legend = How much?
effort-edit = Edit the draft
effort-edit-title = Edit the effort
effort-effect-title = The effect in figures
effort-empty-text = Write the first effort: what you do, why it should work, and which figure it should be seen in.
effort-empty-title = There are no efforts here yet
effort-evidence-b = B: compared with others before and after, and the checks do not speak against it.
effort-evidence-c = C: compared with others, but not all checks could be made, or one gives doubt.
effort-evidence-d = D: development, not effect. The units went apart already before.
effort-fact-before = Before the start
effort-fact-by-children = If each child counts the same
effort-fact-compared = Compared
effort-fact-detectable = So large an effect must be to be seen
effort-fact-estimate = Difference in development
effort-fact-evidence = How strong it is
effort-fact-method = How chance was counted in
effort-fact-p = The chance of so large a difference without an effect (p)
effort-fix = Fix what it is judged by
effort-form-lead = Write what you do and why it should work. What the effort is judged by is fixed before anybody sees an effect.
effort-horizon = The effect is expected after
effort-lacks-effort = what the effort is judged by is fixed already.
effort-lacks-owner = write first who answers for it.
effort-lacks-theory = write first what you do and why it should work.
effort-lacks-units = choose first at least one unit that uses the effort.
effort-line = { $indicator }, { $n ->
        [0] no units yet
        [one] one unit
       *[other] { $units } units
    }
effort-measured-by = Should be seen in
effort-method-bootstrap = With random signs on each unit's swings (wild cluster bootstrap), since there are few units.
effort-method-randomisation = By pretending that the effort was at other units (randomisation).
effort-method-rank = Only the unit's place among the others; one unit cannot be told from chance.
effort-method-robust = With cluster-robust standard errors (CR2), which the units are many enough for.
effort-new-title = New effort
effort-no-uses = No units use it yet.
effort-now-closed = The effort has been closed.
effort-now-fixed = What the effort is judged by is fixed. Now the effect is shown when there are figures of it.
effort-now-used = It is written down where the effort is used.
effort-picture-caption = The mean of the units, year by year. The clear line is the units with the effort, the quiet one the others.
effort-picture-text = “{ $indicator }”: the mean of the units with the effort and of the others, year by year
effort-picture-title = With and without the effort
effort-picture-too-few = fewer than three
effort-picture-with = with
effort-picture-without = without
effort-registered = The effort has been written down as a draft.
effort-state-closed = Closed
effort-state-closed-heading = Closed
effort-state-draft = Draft
effort-state-draft-heading = Drafts
effort-state-fixed = In use
effort-state-fixed-heading = In use
effort-still-used = still used
effort-theory-title = What, why and how
effort-too-early = The effect is expected after { $horizon }; there are figures of { $under } with the effort.
effort-untold-draft = The effect is shown when it is fixed what the effort is judged by.
effort-untold-no-before = It cannot be told whether it works: there are no figures from before it began.
effort-untold-no-figures = It cannot be told yet: there are no figures to compare.
effort-untold-nobody-else = It cannot be told whether it works: all began at once, so there is nobody to compare with.
effort-untold-not-begun = It cannot be told yet: there are no figures from a period with the effort.
effort-untold-secret = The effect cannot be shown: the figures behind it are confidential.
effort-untold-too-little = It cannot be told yet: there are too few units or years to compare.
effort-use-new = Add a unit, or when one ended
effort-use-save = Save
effort-use-unit = Unit
effort-uses = Where it is used
effort-verdict-apart-before = It is development, not effect: the units with the effort went another way than the others already before it began.
effort-verdict-checks-disagree = It cannot be told yet: “{ $indicator }” changed differently with the effort, but the checks disagree.
effort-verdict-difference-down = With the effort “{ $indicator }” lies { $size } lower than the others' development suggests{ $interval }. It is a difference that may have other reasons.
effort-verdict-difference-up = With the effort “{ $indicator }” lies { $size } higher than the others' development suggests{ $interval }. It is a difference that may have other reasons.
effort-verdict-effect-down = With the effort “{ $indicator }” lies { $size } lower than the others' development suggests{ $interval }. This points to an effect.
effort-verdict-effect-up = With the effort “{ $indicator }” lies { $size } higher than the others' development suggests{ $interval }. This points to an effect.
effort-verdict-none = No clear effect on “{ $indicator }” is seen: the difference is { $size }{ $interval } and may be chance.
effort-verdict-one-unit = It cannot be told: { $n ->
        [one] only one unit has the effort
       *[other] only one unit is without the effort
    }, and one unit can always stand out by chance.
effort-verdict-too-few = It cannot be told yet: there are so few units that even a large difference could be chance.
effort-years = { $n ->
        [one] one year
       *[other] { $n } years
    }
error-forged-text = The page has been open too long, or it was sent from somewhere other than Pejl. Go back, reload the page and try again. Nothing has been changed.
error-forged-title = That cannot be done from here
error-front = Go to the front page
error-home = Go to the overview
error-inside-text = It is not your fault, and nothing has been changed. Try again in a moment. If it goes on, tell whoever looks after Pejl in the municipality.
error-inside-title = Something went wrong on our side
error-invalid-text = Something in what you sent does not fit. Go back and mend it. Nothing has been changed.
error-invalid-title = We could not read that
error-not-allowed-text = Your post in the municipality does not give access here. If you need it in your work, ask whoever keeps people and posts in Pejl.
error-not-allowed-title = You do not have access to this
error-not-found-text = The address leads nowhere. What it showed may have been moved or removed.
error-not-found-title = The page does not exist
error-sign-in-first-text = The page can only be seen when you are signed in.
error-sign-in-first-title = Sign in first
event-command-line = The server's command line
event-delivery-check-asked = Asked for a check of a delivery
event-delivery-checked = Checked a delivery
event-delivery-columns-mapped = Mapped the columns of a delivery
event-delivery-commit-asked = Asked for a delivery to be taken in
event-delivery-committed = Took a delivery in
event-delivery-discarded = Discarded a delivery
event-delivery-format-chosen = Chose the format of a delivery
event-delivery-received = Received a delivery
event-delivery-undone = Undid a delivery
event-effort-changed = Changed an effort
event-effort-closed = Closed an effort
event-effort-fixed = Fixed what an effort is judged by
event-effort-registered = Registered an effort
event-effort-used = Told where an effort is used
event-fact-keys-destroyed = Destroyed the keys to all facts about single persons
event-facts-delivered = Delivered facts about single persons
event-facts-erased = Erased facts about single persons
event-facts-read = Read facts about single persons
event-facts-retired = Erased facts about single persons whose time was over
event-figures-computed = Computed all figures from the facts anew
event-goal-changed = Changed a goal
event-goal-closed = Closed a goal
event-goal-put-in-force = Put a goal in force
event-goal-stated = Stated a goal
event-language-chosen = Chose a language
event-passkey-added = Added a passkey
event-passkey-removed = Removed a passkey
event-passkey-used = Used a passkey
event-password-set = Set a password
event-person-added = Added a person
event-post-ended = Ended a post
event-post-given = Gave a post
event-signed-in = Signed in
event-signed-out = Signed out
event-somebody = Somebody who is no longer here
event-talks-asked = Asked for the basis of all schools' talks
event-target-added = Added a target
event-target-withdrawn = Withdrew a target
event-unit-placed = Placed a unit
event-unit-set = Added or changed a unit
event-unit-succeeded = Let one unit follow another
event-vault-created = Set up the municipality's data
events-about = About
events-delivery = A delivery
events-everybody = Everybody
events-everything = Everything
events-lead = Everything that is changed in Pejl leaves a trace that nobody can alter.
events-shown = { $n ->
        [0] No events.
        [one] One event.
       *[other] { $n } events, newest first.
    }
events-what = What
events-when = When
events-who = Who
export-estimate = Best guess
export-indicator = Indicator
export-known = known
export-lower = Interval from
export-measure = Measured in
export-municipality = Municipality
export-n = Number of
export-number = Number
export-part = Part of the children
export-period = Period
export-place = Among others
export-source = Source
export-state = State
export-unit = Unit
export-upper = Interval to
facts-answer = There are { $rows } rows about single persons here, in { $n ->
        [one] one set
       *[other] { $held } sets
    } of { $sets }.
facts-answer-empty = There are no facts about single persons here. { $sets } sets can be delivered.
facts-beside = { $n ->
        [one] One more row lies here and counts for nothing
       *[other] { $rows } more rows lie here and count for nothing
    }: newer ones came in their place, or the delivery was undone.
facts-column-rows = Rows
facts-column-until = Kept
facts-columns = See the { $n } facts in a row
facts-here = Here
facts-kept = Kept
facts-kept-years = for { $years ->
        [one] one year
       *[other] { $years } years
    } after the end of the period
facts-law = Law
facts-none = None yet
facts-periods = { $n ->
        [one] See how long the period is kept
       *[other] See how long each period is kept
    }
facts-periods-of = { $set }: what there is of each period, and how long it is kept
facts-purposes = May be used for
facts-read = Read
facts-read-times = { $n ->
        [one] Once, on
       *[other] { $times } times, last on
    } { $day }: { $whats }
facts-readings = Who has read facts about single persons?
facts-readings-answer = { $n ->
        [one] The rows were read once, on
       *[other] The rows were read { $times } times, last on
    } { $day }: { $whats }.
facts-readings-answer-none = No rows have been read yet.
facts-readings-any-purpose = Everything
facts-readings-any-set = All sets
facts-readings-counts = How often
facts-readings-each = Each reading
facts-readings-last = Last
facts-readings-of = { $n ->
        [one] once
       *[other] { $times } times
    } { $what }
facts-readings-see = See who has read them
facts-readings-shown = { $n ->
        [0] No readings
        [one] One reading
       *[other] { $written } readings
    }
facts-readings-text = No page shows the facts of a single person. A reading is Pejl going through the rows of a delivery: to add them up to figures, to see that the file is whole, or to erase. Nobody can alter the list, and it stays when the rows are erased.
facts-readings-times = Times
facts-rows = { $rows } rows from { $n ->
        [one] one unit
       *[other] { $units } units
    }, { $from }
facts-rows-over-years = { $rows } rows from { $n ->
        [one] one unit
       *[other] { $units } units
    }, { $from } to { $to }
facts-single = A single person
facts-single-for-purpose = Is shown on no page
facts-single-nobody = Can be read by nobody, in no way
facts-text = Person numbers are not kept. A pseudonym that only the municipality's own key can make stands in their place, and everything lies encrypted.
facts-title = Facts about single persons
facts-until-end-of = Until the end of { $year }
fault-before-from = It must come after the beginning.
fault-below-zero = The figure cannot be below zero.
fault-busy = Pejl is at work on the delivery. Wait a moment and try again.
fault-circle = That would go in a circle.
fault-closed = The effort is closed.
fault-empty = Write something here.
fault-fixed = What the effort is judged by is fixed and cannot be changed.
fault-keys-missing = The vault's keys (keys.toml) are missing, so the files cannot be kept encrypted. Nothing was kept. Ask whoever runs Pejl to put the copy of the keys back.
fault-mixed-period-types = The indicators are made up for different kinds of periods. Choose those that belong together.
fault-national = National goals cannot be changed here.
fault-no-indicator-column = Say which column holds figures of an indicator.
fault-no-unit-column = Say which column is the unit.
fault-not-a-day = Write a date, for example 2026-08-01.
fault-not-a-number = Write a number, for example 4.5.
fault-not-a-number-of-a-unit = Use 1-20 letters, digits, hyphens or dots.
fault-not-a-period = Choose a period.
fault-not-a-written-period = Write the period as 2024/25, 2024, 2024-Q3 or 2024-R1.
fault-not-above-zero = The change must be above zero. Choose up or down above.
fault-not-an-address = That is not an e-mail address.
fault-not-in-force = The delivery you want to replace is no longer in force.
fault-not-ready = The delivery cannot be put in force yet.
fault-outside-scale = The figure is outside the indicator's scale.
fault-person-number = Do not write a person number here.
fault-same-group = Choose two different groups.
fault-taken = It is taken. Choose another.
fault-too-large = The files are too large. At most 200 MB at a time; split them, or use the command pejl import on the server.
fault-too-long = The text is too long.
fault-too-short = The password must have at least 12 characters.
fault-unknown-format = Choose a format that exists.
fault-unknown-goal = Choose a goal that exists.
fault-unknown-indicator = Choose an indicator that exists.
fault-unknown-part = Choose a group.
fault-unknown-unit = Choose a unit that exists.
fault-unreadable = It could not be read.
fault-wrong-password = That is not your current password.
fault-wrong-period-type = The period does not fit the indicator.
field-against = Held against
field-against-hint = The target is that the first group's figure is at most that much above this group's.
field-audience = Who is to read it?
field-base = Counted from
field-bound = The figure
field-bound-hint = In the indicator's own unit. For a gap between shares: percentage points.
field-breakdown = For which children?
field-by = When?
field-case-number = Case number
field-change = How much?
field-change-hint = In the indicator's own unit. For shares: percentage points.
field-contributes-to = Which goals does it contribute to?
field-current-password = Your current password
field-day = Day
field-decision-body = Who decided it?
field-decision-body-hint = For example the council or a committee.
field-decision-on = Day of the decision
field-dose = Amount
field-dose-in = Counted in
field-dose-in-hint = For example minutes a day or lessons a week.
field-effort-owner = Answers for it
field-effort-owner-hint = A post, not a person. For example the chief of schools.
field-effort-title = The effort
field-effort-title-en = The effort in English
field-effort-units = Where is it used?
field-effort-units-hint = Units can be added and ended later.
field-email = E-mail
field-file-period = Which period are the files for?
field-file-period-hint = Only if they do not say so themselves. Write 2024/25, 2024, 2024-Q3 or 2024-R1.
field-files = Files
field-files-hint = CSV, Excel (.xlsx) or JSON. Several files must be of the same kind. At most 200 MB in all. They are encrypted as they come.
field-format = What are the files?
field-format-title = What do you call such a file?
field-format-title-hint = A name to know it by the next time.
field-from = First day
field-hierarchy = Hierarchy
field-horizon = When is the effect expected?
field-indicator = What is measured?
field-indicator-hint = Only indicators that there are figures for.
field-kind = How?
field-last-day = Last day
field-locale = Language
field-measure = Which figure should it be seen in?
field-measure-hint = Only what there are figures of. The figure is expected to move the way that is better.
field-municipality = Municipality
field-name = Name
field-new = Which unit goes on with it?
field-new-hierarchy = Or name a new hierarchy
field-new-password = New password
field-new-password-hint = At least 12 characters. A whole sentence is easy to remember and hard to guess.
field-number = Number
field-number-hint = The national number if the unit has one. Otherwise the municipality's own.
field-of = First group
field-on = From which day?
field-opened = Opened
field-owner = Who answers for it
field-owner-hint = A post, not a person, so that the goal outlives a change. For example the head of schools.
field-parent = Below which unit?
field-passkey-name = What is the key to be called?
field-passkey-name-hint = For example My phone.
field-password = Password
field-person = Who
field-purpose = What are the figures for?
field-purpose-hint = One line, such as The well-being survey 2025 for the school development talks.
field-read-for = What for
field-rests-on = What does it rest on?
field-rests-on-hint = Research or experience, with name and year where you can.
field-role = Role
field-school = School
field-set = Set
field-side = Which way?
field-since = First day
field-source = Where do the files come from, and when were they fetched?
field-source-hint = Such as Uddannelsesstatistik.dk, fetched 1 March 2026. Leave it empty if the format says it.
field-strictness = What happens to rows that cannot be taken in?
field-subject = Number or id
field-text = What it means
field-text-en = What it means, in English
field-text-hint = A few sentences on why the goal is set.
field-theory = What do you do, and why should it work?
field-theory-en = The same in English
field-theory-hint = From what you do to what the children gain by it. A few sentences.
field-title = The goal
field-title-en = The goal in English
field-title-hint = One sentence that everybody can understand.
field-unit = Where?
field-unit-kind = What is it?
field-units = Who carries the goal?
field-units-hint = Choose none if the municipality as a whole carries it.
field-until = Last day
field-verb = What
field-year = If a school year is written with one year only
form-cancel = Cancel
form-choose = Choose
form-error = Error
form-errors-title = Something needs to be corrected
form-next = Next
form-optional = optional
form-save = Save
form-show = Show
form-step-done = done
form-steps = Steps
goal-answer-no-own = The municipality has not put goals of its own in force yet.
goal-answer-no-targets = The goal has no targets yet, so it cannot be followed in figures.
goal-answer-not-judged = There are no figures to hold the goal against yet.
goal-carried = { $n ->
        [one] one unit carries the goal
       *[other] { $written } units carry the goal
    }
goal-carried-by-all = The municipality as a whole
goal-carriers = Carried by
goal-case = case { $number }
goal-chain-caption = From national goals to the municipality's goals and the units that carry them. A line means that the goal contributes, also through another goal. Shape and word show the status; a short dash means that the targets do not stand alike. Every unit stands by itself in the list below.
goal-chain-municipal = The municipality's goals
goal-chain-national = National goals
goal-chain-title = The chain of goals
goal-chain-units = Units
goal-changed = The goal has been changed. The former version is kept.
goal-close = Close the goal
goal-closed-title = Closed goals
goal-decision = Decision
goal-drafts-title = Drafts
goal-edit = Change
goal-edit-title = Change the goal
goal-empty-text = Few and clear goals are easier to lead by. Begin with one.
goal-empty-title = No goals yet
goal-form-chosen = { $chosen } of { $all } chosen
goal-form-english = In English
goal-form-lead = Say in few words what you want to reach and who answers for it.
goal-form-no-goals = There are no other goals to contribute to.
goal-history-title = Versions and states
goal-indicator = Indicator
goal-indicator-link = What the figure can and cannot tell
goal-lacks-owner = The goal cannot be put in force yet: first say who answers for it.
goal-lacks-targets = The goal cannot be put in force yet: first give it a target, so that it can be followed.
goal-level = Level
goal-level-municipal = The municipality's goal
goal-level-national = National goal
goal-level-unit = The unit's goal
goal-list-title = The goals and how they stand
goal-national-all = all { $all } national targets
goal-national-both = both national targets
goal-national-none = { $n ->
        [2] neither of the two national targets can be judged yet
       *[other] none of the { $written } national targets can be judged yet
    }
goal-national-only = the one national target
goal-national-some = { $some } of { $all } national targets
goal-new-title = Add a goal
goal-no-targets-text = A target says with a figure when the goal is reached.
goal-no-targets-title = No targets yet
goal-noise-many = From one year to another a change can be told from chance when it is at least { $least } at { $surest } ({ $surest-n }) and at least { $most } at { $shakiest } ({ $shakiest-n }). Do not ask a small unit for a change that its figures cannot show.
goal-noise-one = From one year to another only a change of at least { $least } can be told from chance at { $surest } ({ $surest-n }). Smaller changes may be real, but the figures will seldom show them.
goal-noise-title = Can the change be seen?
goal-note-above = Stands further up on the page with its targets.
goal-note-national = The municipality's figures against the national targets: { $counts }.
goal-note-through = Contributes through { $goals }.
goal-now-closed = The goal is closed.
goal-now-in-force = The goal is in force.
goal-own-all = all { $all } targets
goal-own-both = both targets
goal-own-none = { $n ->
        [2] neither of the two targets can be judged yet
       *[other] none of the { $written } targets can be judged yet
    }
goal-own-only = the municipality's one target
goal-own-some = { $some } of { $all } targets
goal-owned = { $owner } answers for it.
goal-period = In force
goal-period-from = from { $from }
goal-period-until = { $from } – { $until }
goal-put-in-force = Put in force
goal-served-by-title = Goals that contribute
goal-serves-title = Contributes to
goal-short-at-risk = { $n } at risk
goal-short-cannot-tell = { $n } unclear
goal-short-off-track = { $n } off track
goal-short-on-track = { $n } on track
goal-short-reached = { $n } reached
goal-state = State
goal-state-closed = Closed
goal-state-closed-answer = The goal is closed and no longer followed.
goal-state-closed-since = closed
goal-state-draft = Draft
goal-state-draft-answer = The goal is a draft. It counts for nothing until it is put in force.
goal-state-draft-since = draft
goal-state-in-force = In force
goal-state-in-force-answer = The goal is in force.
goal-state-in-force-since = put in force
goal-stated = The goal has been saved as a draft. Give it a target, then put it in force.
goal-table-caption = The target at each unit
goal-table-estimate = Best guess
goal-table-interval = Interval
goal-table-n = Number
goal-table-not-reached = Not reached
goal-table-note = The interval shows where the level may lie when chance is allowed for. “By the bare figure” is what official reports say. The units stand by name, not by figure.
goal-table-official = By the bare figure
goal-table-status = Status
goal-table-unit = Unit
goal-table-why = What it rests on
goal-target = Target
goal-target-add = Add the target
goal-target-added = The target has been added.
goal-target-form-lead = Say with a figure when “{ $goal }” is reached.
goal-target-new-title = Add a target
goal-target-newest = The newest figure for { $name } is { $figure } in { $period }.
goal-target-standing = At every measurement, with no end year
goal-target-withdrawn = The target has been withdrawn. It stays in the history.
goal-targets-title = Targets
goal-tell-at-risk = { $subject } { $n ->
        [one] is
       *[other] are
    } at risk
goal-tell-cannot-tell = { $subject } cannot be judged yet
goal-tell-off-track = { $subject } { $n ->
        [one] is
       *[other] are
    } off track
goal-tell-on-track = { $subject } { $n ->
        [one] is
       *[other] are
    } on track
goal-tell-reached = { $subject } { $n ->
        [one] is
       *[other] are
    } reached
goal-this-all = all { $all } of the goal's targets
goal-this-both = both of the goal's targets
goal-this-none = { $n ->
        [2] neither of the goal's two targets can be judged yet
       *[other] none of the goal's { $written } targets can be judged yet
    }
goal-this-only = the goal's one target
goal-this-some = { $some } of the goal's { $all } targets
goal-version = wrote version { $number }
goal-whole = { $name } as a whole
goal-withdraw-target = Withdraw the target
group-parents-education-erhvervsfaglig = vocational
group-parents-education-grundskole = basic school
group-parents-education-gymnasial = upper secondary
group-parents-education-kort-eller-mellemlang = short or medium higher
group-parents-education-lang-videregaaende = long higher
hierarchy-district = District
hierarchy-joint-leadership = Joint leadership
hierarchy-line = Line of leadership
home-answer-empty = There are no figures here yet.
home-answer-holdings = Here are figures of { $indicators } indicators and { $n ->
        [one] one unit
       *[other] { $units } units
    }.
home-attention = Units worth a look
home-attention-above = above what is expected: { $figure }, { $period }; the middle is { $centre }
home-attention-below = below what is expected: { $figure }, { $period }; the middle is { $centre }
home-attention-none = None of { $all } figures of the units stands out. The differences may be chance.
home-attention-note = Units stand by name. The figures say that there is probably a reason, but not which. It may be worth hearing what the unit itself knows.
home-attention-some = { $n ->
        [one] one of { $all } figures of the units stands out, even when it is reckoned in, for each figure, that many units were looked at.
       *[other] { $figures } of { $all } figures of the units stand out, even when it is reckoned in, for each figure, that many units were looked at. They are at { $m ->
        [one] one unit
       *[other] { $units } units
    }.
    }
home-decided = What was decided?
home-decided-by = { $body }, { $day }
home-empty-text = There are no figures here yet. Bring in the first delivery, and Pejl shows how things stand.
home-empty-title = Begin with the figures
home-goals = How the goals stand
home-title = Overview
home-waiting = Deliveries that wait
home-way-deliveries = See which figures came in, when, and what was wrong with them.
home-way-events = See who did what, and when.
home-way-indicators = Read what each figure means and see all units side by side.
home-way-organisation = Keep track of units that open, close, move and merge.
home-way-people = Give people access, and end it when a post ends.
home-way-reports = Make the basis for school development talks.
home-way-sources = See where the figures come from and on which terms they may be used.
home-way-units = Find a municipality on the map or in the list and see its schools and daycare units.
home-ways = What you can do here
indicator-about = About the figure
indicator-across = All units
indicator-across-empty = There are no figures to show yet.
indicator-across-empty-text = Figures come with a delivery. Choose another period if you expected some.
indicator-across-empty-title = No figures yet
indicator-all-municipalities = The whole country
indicator-answer = Pejl knows { $n ->
        [one] one indicator
       *[other] { $count } indicators
    }; { $found_n ->
        [one] one of them has
       *[other] { $found } of them have
    } figures here.
indicator-answer-none = No indicator fits '{ $searched }'. Try another word, such as well-being, absence or reading.
indicator-answer-search = { $n ->
        [one] one indicator fits
       *[other] { $count } indicators fit
    } '{ $searched }'.
indicator-apart = { $periods } stands alone
indicator-break-from = Break from { $period }
indicator-breakdowns = Can be split by
indicator-by-name = Units stand by name, those without a figure last. They are not ranked from best to worst, because differences between them are often chance.
indicator-column-interval = Interval
indicator-column-municipality = Municipality
indicator-column-place = Among others
indicator-column-unit = Unit
indicator-comparing = Can years be compared?
indicator-counted-for = Whose children
indicator-counted-for-none = The figure is not about where children belong
indicator-counted-for-payer = Children count with the municipality that pays
indicator-counted-for-residence = Children count where they live
indicator-counted-for-school = Children count where they go
indicator-denominator = Out of
indicator-explained = Read the whole explanation
indicator-filter-breakdown = Which children
indicator-filter-kind = Units
indicator-filter-municipality = Municipality
indicator-filter-period = Period
indicator-filter-show = Show
indicator-filter-view = Picture
indicator-how = How it is made
indicator-interval = Interval
indicator-interval-share = The interval is Wilson's 95% interval for a share.
indicator-interval-spread = The interval rests on how much single children differ from the mean. That is taken from: { $source }
indicator-judge-n = Status of targets
indicator-judge-n-text = A status is given only when at least { $least } are behind it.
indicator-levels = Exists for
indicator-minimum-n = Least number
indicator-minimum-n-text = Outside the unit the figure is shown only when at least { $least } are behind it.
indicator-no-breaks = Yes. There are no known breaks in the series.
indicator-no-interval = no interval
indicator-note-apart = { $period } must not be compared with other years. { $why }
indicator-note-estimated = Some intervals are estimated: how much single children differ from the mean is known from another source.
indicator-numerator = Counted
indicator-period = Period
indicator-period-calendar-year = Calendar year
indicator-period-quarter = Quarter
indicator-period-round = Measurement round
indicator-period-school-year = School year, from August to July
indicator-polarity = What is good?
indicator-polarity-higher = A higher figure is better
indicator-polarity-lower = A lower figure is better
indicator-polarity-neutral = Neither high nor low is good in itself
indicator-questions = Questions to talk about
indicator-related = Read it together with
indicator-rows = { $first }–{ $last } of { $all }
indicator-rules = Who may see the figures, and how sure are they?
indicator-search = Search the indicators
indicator-secrecy = Publicity
indicator-see-figures = See the figures
indicator-table = Table
indicator-unit = Unit
indicator-view-funnel = Funnel: by size
indicator-view-map = Map
indicator-view-strip = Line: all units
job-progress = How far the work is
job-stage-comparing = Holding the figures against those that are there …
job-stage-done = Nearly done …
job-stage-looking = Looking at the files …
job-stage-printing = Making report { $done } of { $total } …
job-stage-reading = Reading and checking: { $rows } values so far.
job-stage-waiting = Waiting for its turn …
job-stage-writing = Putting the figures in force …
job-state-done = Done
job-state-failed = Did not end
job-state-queued = Waiting
job-state-running = Under way
job-why-disk-full = There is no room on the server's disk.
job-why-inside = Something went wrong in Pejl. The server's log says what.
job-why-keys-missing = The vault's keys (keys.toml) are missing, so the files cannot be opened. Ask whoever runs Pejl to put the copy of the keys back.
job-why-lease-ran-out = The server went down on the way several times.
job-why-not-allowed = Whoever delivered it may not deliver any more.
job-why-not-opened = The files cannot be opened: they are damaged, or were received under other keys. Discard the delivery and deliver them again.
job-why-not-there = The files or the delivery are no longer there.
job-why-not-valid = What was chosen no longer fits.
level-fremragende = excellent
level-god = good
level-ikke-tilstraekkelig = insufficient
level-jaevn = fair
level-mangelfuld = poor
level-rigtig-god = very good
list-and = { $first } and { $last }
list-clauses = { $first }, and { $last }
locale-da = Danish
locale-en = English
menu-deliveries = Deliveries
menu-efforts = Efforts
menu-events = Events
menu-goals = Goals
menu-home = Overview
menu-indicators = Figures
menu-organisation = Organisation
menu-people = People
menu-reports = Reports
menu-sources = Sources
menu-units = Units
municipality-answer = { $n ->
        [one] one figure can be held beside the country: { $better } is clearly better and { $worse } clearly worse.
       *[other] { $all } figures can be held beside the country: { $better } are clearly better and { $worse } clearly worse; for the rest the difference may be chance.
    }
municipality-area = { $area } in the municipality
municipality-caption = { $name } in { $period }. { $reading } Units stand by name.
municipality-caption-more = { $name } in { $period }. The first { $units } by name are drawn; the rest stand in the table of all. { $reading }
municipality-code = Municipality code
municipality-facts = About the municipality
municipality-name = { $name } Municipality
municipality-name-101 = Copenhagen Municipality
municipality-name-400 = Bornholm Regional Municipality
municipality-reading = The interval shows where the level may be; the line in it is the best guess.
municipality-reading-plain = The line is the figure; it has no interval.
municipality-region = Region
municipality-region-until = { $region } until the end of 2026, then { $later }
municipality-see-across = See them beside all others, with limits for chance
municipality-show = Show
number-word =
    { $n ->
        [0] none
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
       *[other] { $digits }
    }
official-met = By the bare figure, as official reports count, the target is reached.
official-not-met = By the bare figure, as official reports count, the target is not reached.
organisation-answer = On { $day } { $name } has { $parts }.
organisation-answer-network = There are { $written } municipalities here.
organisation-change-title = Change
organisation-changed = The change has been saved.
organisation-changes-title = What has changed in the last five years?
organisation-close = Close the unit
organisation-close-title = Close the unit
organisation-closed = { $unit } closed
organisation-closed-on = closed { $day }
organisation-empty-link = See the units
organisation-empty-text = Open a unit and place it below another. The hierarchy is then drawn here.
organisation-empty-title = No hierarchies yet
organisation-figures = See the unit's figures and goals
organisation-kind = Kind
organisation-last-day = Last day
organisation-leader = Leader on the day
organisation-leaders-before = Earlier
organisation-leaders-none = No leader has been entered yet.
organisation-leaders-title = Who leads what?
organisation-loose = { $n ->
        [one] One unit does not stand in this hierarchy
       *[other] { $n } units do not stand in this hierarchy
    }
organisation-merged = { $old } became part of { $new }
organisation-new-lead = Units normally come from the register. Only add those that the register does not know.
organisation-new-title = Add a unit
organisation-number = Number
organisation-opened = { $unit } opened
organisation-place = Place
organisation-place-title = Place the unit elsewhere
organisation-places-none = The unit stands in no hierarchy.
organisation-places-title = Place in the hierarchies
organisation-renumbered = { $old } goes on under number { $number }
organisation-rotations-title = Leaders who have moved between units
organisation-split = { $old } was split; { $new } goes on with a part
organisation-succeed = Save
organisation-succeed-title = Another unit goes on with it
organisation-successions-none = The unit has not been merged, split or renumbered.
organisation-successions-title = Before and after
organisation-tree-title = Who belongs where?
organisation-unit = Unit
organisation-unit-added = The unit has been added. Give it a place in a hierarchy.
organisation-unit-closed = The unit closed on { $day }.
organisation-unit-leaders-title = Who leads the unit?
organisation-unit-led = Led by { $leaders }.
organisation-unit-no-leader = No leader has been entered.
people-added = The person has been added. Give the person a post.
people-answer = { $n ->
        [one] One person can sign in.
       *[other] { $n } people can sign in.
    } { $without ->
        [0] All have a post.
        [one] One has no post and so can see nothing.
       *[other] { $without } have no post and so can see nothing.
    }
people-appoint = Give the post
people-appoint-title = Give a post
people-end-post = End the post
people-former-title = Former posts
people-held-title = Posts
people-new-lead = Give the person a first password and then a post. Without a post nobody can see anything.
people-new-title = Add a person
people-no-post = no post
people-password-set = The password has been set. Pass it on in a safe way.
people-password-title = New password
people-person-answer = Posts today: { $posts }.
people-person-without = The person has no post today and so can see nothing.
people-post-ended = The post has been ended.
people-post-given = The post has been given.
people-posts = Posts
people-set-password = Set the password
picture-across-chance = In { $period } { $seen } of { $placed } { $seen_n ->
        [one] is
       *[other] are
    } outside what one can expect; chance alone would give about { $chance }. None clearly stands out.
picture-across-few = { $units } have a figure in { $period }, from { $lowest } to { $highest }.
picture-across-here = Of { $units } in { $municipality }, { $outside } { $n ->
        [one] is
       *[other] are
    } outside.
picture-across-middle = { $units } have a figure in { $period }. The middle half lies between { $low } and { $high }.
picture-across-none = All { $placed } are within what one can expect in { $period }: the differences between them may be chance.
picture-across-some = In { $period } { $seen } of { $placed } { $seen_n ->
        [one] is
       *[other] are
    } outside what one can expect; chance alone would give about { $chance }. { $listed } { $listed_n ->
        [one] stands out
       *[other] stand out
    } even when it is reckoned in, for each figure, that many units were looked at at once.
picture-caption-funnel = Each dot is a unit, placed by how many are behind the figure. The lines show how far from the middle chance alone can bring a unit of that size.
picture-caption-map = The shade shows the step of the municipality's figure. Small differences may be chance; the interval stands in the table.
picture-caption-near = The dark marks are your own units or those of the chosen municipality.
picture-caption-strip = Each dot is a unit. Where several have nearly the same figure, the dots stand above each other.
picture-caption-strip-intervals = The units that stand out are below by name, each with its interval.
picture-caption-strip-named = The units that stand out are below by name.
picture-change-cannot-tell = The change from { $from } to { $to } may be chance.
picture-change-fell = Clearly fell from { $from } to { $to }: { $size }{ $interval }.
picture-change-fell-plain = Fell from { $from } to { $to }: { $size }.
picture-change-not-comparable = { $from } and { $to } cannot be compared.
picture-change-rose = Clearly rose from { $from } to { $to }: { $size }{ $interval }.
picture-change-rose-plain = Rose from { $from } to { $to }: { $size }.
picture-change-same = Unchanged from { $from } to { $to }.
picture-change-unknown = From { $from } to { $to } the figure changed by { $size }; it cannot be told whether the change is chance.
picture-changes = { $n ->
        [one] one figure can be compared with the period before: { $parts }.
       *[other] of { $all } figures that can be compared with the period before, { $parts }.
    } It is reckoned in that many figures were looked at.
picture-changes-better = { $n ->
        [one] one has clearly become better
       *[other] { $written } have clearly become better
    }
picture-changes-none = { $n ->
        [one] one figure can be compared with the period before; it has not clearly changed.
       *[other] { $written } figures can be compared with the period before; none of them has clearly changed.
    }
picture-changes-other = { $n ->
        [one] one has clearly moved
       *[other] { $written } have clearly moved
    }
picture-changes-worse = { $n ->
        [one] one has clearly become worse
       *[other] { $written } have clearly become worse
    }
picture-fact-municipality = The municipality
picture-fact-place = Among { $others }
picture-fact-pooled = Several years together
picture-figure = { $interval } (best guess { $estimate })
picture-lead-all = { $n ->
        [2] both targets
       *[other] all { $written } targets
    }
picture-lead-national = The national targets: { $counts }.
picture-lead-only = the one target
picture-lead-place-all = { $n ->
        [one] the one figure that can be held against { $others } is worth a look.
       *[other] all { $all } figures that can be held against { $others } are worth a look.
    }
picture-lead-place-none = { $n ->
        [one] the one figure that can be held against { $others } is as expected.
       *[other] all { $all } figures that can be held against { $others } are as expected.
    }
picture-lead-place-some = of { $all } figures that can be held against { $others }, { $some } are worth a look; chance alone would give about { $chance }.
picture-map-above = { $value } and above
picture-map-all = all the same
picture-map-below = below { $value }
picture-map-between = { $from } to { $to }
picture-more-targets = { $n ->
        [one] one more target
       *[other] { $written } more targets
    }: { $counts }
picture-no-figure = There is no figure yet.
picture-place-as-expected = In { $period } the figure is within what one can expect of { $a_unit } with { $people }. The difference from the middle may be chance.
picture-place-attention = In { $period } the figure is { $side } what one can expect of { $a_unit } with { $people }. About one in twenty is that far from the middle by chance alone, so it is worth a look, but no proof in itself.
picture-place-deviates = In { $period } the figure is clearly { $side } what one can expect of { $a_unit } with { $people }. Only about two in a thousand are that far from the middle by chance alone, so there is probably a reason; the figure does not say which.
picture-place-widened = The limits are made wider because units differ for other reasons too.
picture-trend-caption = The light field is the interval: there the level may be when chance is counted in. The point is the best guess.
picture-trend-caption-plain = The point is the figure; it has no interval.
picture-trend-country = The grey line is the whole country.
picture-turned = The line runs on, since both follow the same definition; but others may be counted.
picture-turned-computed = From { $period } on the figure is computed here from facts about single persons; before it was published elsewhere.
picture-turned-published = From { $period } on the figure is published elsewhere; before it was computed here.
problem-ambiguous-unit = Several units have this name, so Pejl does not guess.
problem-ambiguous-unit-hint = Add a column with the national number.
problem-closed-unit = The unit was not open in the period.
problem-closed-unit-hint = Mend the period or the number, or mend the unit's dates under Organisation.
problem-column = Column
problem-contradiction = The same figure stands several times with different values. None of them was taken in.
problem-contradiction-hint = Find out which row is right, delete the others and deliver the file again.
problem-count = { $n ->
        [0] no problems
        [one] 1 problem
       *[other] { $written } problems
    }
problem-detail-found-by-name = Pejl used unit { $detail }.
problem-detail-shared-value = { $detail } units share the value.
problem-detail-unreadable = The reader says: { $detail }
problem-detail-wrong-shape = Expected: { $detail }.
problem-do = What to do?
problem-double = The row is there already.
problem-double-hint = Only the first row about the same person, unit and subject was read. Take the others out if they are wrong.
problem-duplicate = The same figure stands several times. It was taken in once.
problem-duplicate-hint = There is nothing to do.
problem-emptied = There is no figure here, but there was one in an earlier delivery. The old figure does not count any more.
problem-emptied-hint = See whether the cell is empty by mistake. If so, mend the file and deliver it again.
problem-empty-file = The file is empty.
problem-empty-file-hint = Fetch the file again where it comes from, and see that there are rows in it.
problem-file = File
problem-found-by-name = The unit was found by its name, since there is no number.
problem-found-by-name-hint = See that it is the right unit. A number in the file is safer.
problem-hidden = shown only to those who deliver
problem-implausible = The number is unusual. It was taken in.
problem-implausible-hint = Ask somebody who knows the unit whether it can be so.
problem-line-too-long = A line is longer than any real row is.
problem-line-too-long-hint = See whether it is the right file and whether its line breaks are there.
problem-list-all = See all
problem-list-caption = Problems in the delivery
problem-list-download = Download the list (CSV)
problem-list-kept = The list holds the first 1,000 of each kind.
problem-list-shown = Showing { $first }–{ $last } of { $all }
problem-missing-column = A column that the format needs is not there.
problem-missing-column-hint = Add the column with exactly that heading, or choose another format.
problem-missing-value = Something that must be there is missing.
problem-missing-value-hint = Fill in the cell, or take the row out.
problem-mixed-decimals = The column mixes comma and point before decimals, so the numbers cannot be read safely.
problem-mixed-decimals-hint = Use the same sign in the whole column and deliver the file again.
problem-not-a-day = This is not a day within the period.
problem-not-a-day-hint = Write the day as 2026-11-22, and deliver each period by itself.
problem-not-a-number = Something stands there that is no number.
problem-not-a-number-hint = Make the cell a number, or leave it empty if there is no figure.
problem-not-a-period = It cannot be seen which period the figure is for.
problem-not-a-period-hint = Write the period as 2024/25, 2024, 2024-Q3 or 2024-R1, in the file, in its name or when you deliver it (`--period 2024/25`). It must not lie in the future.
problem-not-a-person-number = This is not a person number.
problem-not-a-person-number-hint = Write ten digits, as in 010190-1234.
problem-nothing-kept = The format reads only some of the rows, and the file has none of them.
problem-nothing-kept-hint = See whether the file was fetched with the selection that the format describes, or choose another format.
problem-outside-scale = The number cannot be right: it lies outside the scale.
problem-outside-scale-hint = See whether a decimal sign is missing, or whether the number stands in the wrong column.
problem-person-numbers = The file is about single persons, but its columns fit no set of facts.
problem-person-numbers-hint = Choose below which facts they are. Pejl then says which columns are missing. If they are figures and not persons, take the person numbers out.
problem-remarks = { $n ->
        [0] no remarks
        [one] 1 remark
       *[other] { $written } remarks
    }
problem-row = Row
problem-severity-fatal = This is why the delivery cannot be put in force.
problem-severity-notice = Worth knowing. The value was taken in.
problem-severity-refused = Not taken in.
problem-severity-set-aside = Set aside. The value does not count.
problem-shared-value = All units of the municipality have the same value. It is most likely the municipality's own figure copied down to the units.
problem-shared-value-hint = Use the figure for the municipality, not for the single unit. If these are not the units' own figures, discard the delivery.
problem-sheet-left-out = The sheet was not read: it lacks the columns that the format needs.
problem-sheet-left-out-hint = If there are figures in the sheet, deliver it by itself. Otherwise there is nothing to do.
problem-stray-dimension = The file parts the figures in a way that the format does not know, so that several rows would become one figure.
problem-stray-dimension-hint = Fetch the file again without that part, or choose another format.
problem-stray-person-number = A person number stands in a column that is not for it.
problem-stray-person-number-hint = Take it out of the file. It is neither shown nor kept.
problem-suspected-zero = There is a zero, but it most likely means that nothing was reported. The value was set aside and does not count.
problem-suspected-zero-hint = Get the right number from the unit if there is one. Otherwise there is nothing to do.
problem-too-precise = The number has more decimals than are kept.
problem-too-precise-hint = Round the number before the file is delivered.
problem-unknown-column = Pejl does not know this column. It was passed over.
problem-unknown-column-hint = If it is wanted, say what it is. Otherwise there is nothing to do.
problem-unknown-format = Pejl does not know the columns of the file.
problem-unknown-format-hint = Choose a format, or tell Pejl what the columns are. This is only needed the first time.
problem-unknown-indicator = There is no such indicator.
problem-unknown-indicator-hint = Mend the name; the indicators and their names stand under Figures.
problem-unknown-member = The group is not known, such as a grade or gender written in a new way.
problem-unknown-member-hint = Mend the text so that it is as in the other rows.
problem-unknown-unit = No unit has this number or name.
problem-unknown-unit-hint = Mend the number, or first deliver a register that has the unit.
problem-unreadable = The file cannot be read. It is probably damaged or only half fetched.
problem-unreadable-hint = Fetch it again. If it is a spreadsheet, open it and save it anew as .xlsx or .csv.
problem-value = What stands there
problem-what = What is wrong?
problem-wrong-encoding = The characters of the file cannot be read, such as æ, ø and å.
problem-wrong-encoding-hint = Save the file as CSV UTF-8 and deliver it again.
problem-wrong-period-type = The figure or fact is of another kind of period.
problem-wrong-period-type-hint = Write a school year as 2024/25 and a calendar year as 2024.
problem-wrong-shape = The file is built otherwise than expected.
problem-wrong-shape-hint = Choose the format that fits. Files of different formats are delivered one by one.
problem-wrong-width = The row has more or fewer cells than the heading.
problem-wrong-width-hint = See whether a separator stands within a text, or whether the row is split in two.
purpose-development = the child's own development
purpose-planning = planning
purpose-quality = the quality of the municipality's services
purpose-statistics = statistics and research
purpose-supervision = supervision
quoted = “{ $text }”
read-for-check = to see that the file is whole
read-for-erasure = to erase a person
read-for-purpose = for { $purpose }
read-for-retention = to erase what may be kept no longer
report-all-lead = Pejl makes one basis for each municipal and special school, { $n } in all. It takes a moment; you may leave the page meanwhile.
report-all-title = All schools of the municipality
report-asked = Asked for
report-audience-closed = Closed: for those who take part in the talk
report-audience-open = Open: without confidential figures and small groups
report-bundle = Download all in one file (zip)
report-count = Schools
report-edition = Edition
report-edition-closed = closed
report-edition-open = open
report-file = File
report-kilobytes = { $n } kB
report-latest-note = The files are removed after 30 days. Closed editions can only be fetched by whoever asked for them.
report-latest-title = Made lately
report-lead = The basis for the school development talk brings together the school's figures, the goals, and the questions they raise.
report-lead-not-allowed = Bases for talks are made by the administration and the schools' own leaders.
report-make = Make the basis (PDF)
report-make-all = Make them all
report-municipality-show = Show the schools
report-no-schools = First put in a register or a school table under Deliveries.
report-no-schools-title = There are no schools yet
report-not-made = These could not be made
report-one-title = One school
report-size = Size
report-talks-done = { $n ->
        [one] One basis is ready.
       *[other] { $written } bases are ready.
    }
report-talks-failed = The work did not end. Try again; if it goes on, show this page to whoever runs Pejl.
report-talks-title = Bases for school development talks
report-talks-working = Pejl is making the bases. You may leave the page and come back.
role-administration = Administration
role-administrator = Administrator
role-auditor = Auditor
role-chief = Chief
role-councillor = Councillor
role-network-consultant = Network consultant
role-professional-leader = Professional leader
role-unit-leader = Unit leader
rule-at-least = at least { $bound } { $when }
rule-at-most = at most { $bound } { $when }
rule-fall = down by at least { $change } from { $from } { $until }
rule-fall-yearly = lower year by year { $until }
rule-gap = at most { $bound } between { $of } and { $against } { $when }
rule-kind-gap = Gap: at most that much between two groups
rule-kind-level = Level: a certain figure is to be reached
rule-kind-progression = Progression: the figure is to move that much
rule-kind-year-by-year = Progression: better year by year
rule-rise = up by at least { $change } from { $from } { $until }
rule-rise-yearly = higher year by year { $until }
rule-until-always = from now on
rule-until-by = until { $period }
rule-when-always = at every measurement
rule-when-by = in { $period }
scale-alpha = Cronbach's alpha
scale-answer-not-told = Whether the questions hang together cannot be computed.
scale-answer-schools = About { $n } answers are needed before a school's mean can surely be told from other schools'.
scale-answer-schools-never = The difference between the schools here is no larger than chance can make; the means should not be used to compare them.
scale-answer-sure = The questions hang together so well that they measure the same thing in a group of pupils.
scale-answer-unsure = The questions hang together too weakly for the mean to say anything sure.
scale-between = Difference between schools, of all difference between pupils
scale-explained = Alpha and omega go from 0 to 1: the higher, the more the questions measure the same. The number in brackets is the uncertainty. A question without which alpha rises fits the others poorly.
scale-item = Question
scale-items = The questions of the scale
scale-not-told = cannot be computed
scale-omega = McDonald's omega
scale-respondents = Answers
scale-respondents-text = { $n } pupils answered all questions in { $period }
scale-rest = Correlation with the others
scale-school-of = Reliability of the mean of a school with { $n } answers
scale-title = How surely do the questions measure?
scale-without = Alpha without
search = Search
search-clear = Show all
secrecy-confidential = Confidential
secrecy-confidential-text = The figures are confidential and may not be published or passed on (the Folkeskole Act § 55 b). In public one may only say whether a target is reached and how the school itself has developed.
secrecy-internal = For own work
secrecy-internal-text = The figures are for the municipality's and the units' own work and may not be published before the municipality has decided so.
secrecy-person = About single persons
secrecy-person-text = The figures are about single persons and are shown to nobody.
secrecy-public = Public
secrecy-public-text = The figures may be published with source and date.
shell-accessibility = Accessibility statement
shell-crumbs = You are here
shell-definitions = Definitions of the figures
shell-language = Language
shell-menu = Menu
shell-origin-made-up = Made-up municipality
shell-origin-note-made-up = { $municipality } does not exist. All figures, schools and people here are made up.
shell-origin-note-official = The figures for { $municipality } are published, official figures. Source and date stand with each figure.
shell-origin-official = Official figures
shell-sign-out = Sign out
shell-skip = Skip to the content of the page
shell-sources = Sources
shell-theme = Colours
shell-theme-auto = As the device
shell-theme-dark = Dark
shell-theme-light = Light
side-at-least = At least
side-at-least-change = Up
side-at-most = At most
side-at-most-change = Down
sign-in-demo-text = { $municipality } is made up, and so is everybody who works there. Choose one of them to see Pejl with their eyes. The password is fjordby-demo.
sign-in-demo-title = Try Pejl
sign-in-lead = Sign in to see the goals and figures of { $municipality }.
sign-in-passkey = Sign in with a passkey
sign-in-passkey-text = If you have a passkey on your phone or computer, write your e-mail above and use the key instead of the password.
sign-in-passkey-wrong = Signing in with the passkey did not succeed. Check the e-mail, or use your password.
sign-in-title = Sign in
sign-in-too-many = There have been too many attempts. Wait a quarter of an hour and try again.
sign-in-wrong = The address or the password does not fit. Check for typos and try again. If you have forgotten the password, the municipality's administrator can give you a new one.
source-answer = The figures come from { $n ->
        [one] one source
       *[other] { $sources } sources
    } and were received in { $m ->
        [one] one delivery
       *[other] { $deliveries } deliveries
    }.
source-answer-empty = There are no figures here yet, and so no sources either.
source-cube = Table
source-deliveries = Deliveries in force
source-empty-text = Sources stand here once the first delivery is in force. The definitions can be read already.
source-empty-title = No sources yet
source-files = Files
source-indicators = See the { $n ->
        [one] one indicator
       *[other] { $n } indicators
    }
source-licence = Terms of reuse
source-owner = Responsible
source-purpose = Purpose
source-release = Released
status-at-risk = At risk
status-cannot-tell = Cannot tell
status-off-track = Off track
status-on-track = On track
status-reached = Reached
succession-merged = Merged into it
succession-renumbered = The same unit under a new number
succession-split = Split; it goes on with a part
table-empty = There are no rows to show.
table-next = Next
table-pages = More rows
table-previous = Previous
talk-about = Every year the municipality holds a school development talk with the school's leader (section 40 a of the Folkeskole Act). The school leader takes the initiative and sets the direction of the school's development; the municipality adds from its goals. A parent representative of the school board has the right to attend. This basis gathers what the figures show and what questions they raise. It settles nothing: the talk does.
talk-about-count = about { $value }
talk-about-title = About the talk
talk-absent = no figure
talk-absent-at-source = not published
talk-absent-not-delivered = not received
talk-absent-not-measured = not measured
talk-absent-not-relevant = not relevant
talk-absent-secrecy = confidential
talk-absent-suspected = set aside
talk-absent-too-few = too few children
talk-agreed-by = By
talk-agreed-empty = No agreements are recorded from an earlier talk. Write what you agree in the last part of this basis; it will stand here at the next talk.
talk-agreed-no-day = no date
talk-agreed-owner = Who
talk-agreed-title = What we agreed last time
talk-agreed-what = Agreement
talk-aim = Target: { $rule }
talk-aim-figure = Newest figure
talk-aim-line = Target { $bound }
talk-aim-name = Target
talk-aim-newest = { $figure } in { $period }
talk-aim-no-figure = no figure yet
talk-aim-status = Status
talk-aims-empty = The school has no targets yet. Targets are stated on the municipality's goal page; once they are there, this basis shows how far the school has come.
talk-aims-title = The targets in brief
talk-all-children = all
talk-alt-bar = { $figure } in { $period }.
talk-alt-bar-aim = { $figure } in { $period }. The bound is { $bound }.
talk-alt-funnel = { $name }: the school against { $n } other schools by size. The school has { $own }; the middle is { $centre }.
talk-alt-trend = { $name } year by year: { $figures }.
talk-alt-trend-aim = { $name } year by year: { $figures }. Target: { $aim }.
talk-apart-note = { $span } must not be compared with other years. { $why }
talk-best-guess = best guess { $value }
talk-best-guess-head = best guess
talk-break = break
talk-break-note = Break from { $from } (dashed line): figures before and after cannot be compared. { $why }
talk-can-tell = What the figure can tell
talk-cannot-tell = What the figure cannot tell
talk-cards-title = The figures and the targets
talk-chance-about = about { $n }%
talk-chance-at-risk = It can go either way: the chance that the target is reached in time is { $chance }.
talk-chance-least = under 5%
talk-chance-most = over 95%
talk-chance-off-track = As things move now it is most likely that the target is not reached in time: the chance is { $chance }.
talk-chance-on-track = As things move now the target will probably be reached in time: the chance is { $chance }.
talk-chance-reached = The newest figure meets the target, also with the uncertainty reckoned in: the certainty is { $chance }.
talk-class-as-expected = As expected
talk-class-attention = Worth a look
talk-class-deviates = Far from expected
talk-closed = Closed version
talk-closed-note = Only for those who take part in the talk. This basis may hold figures that must not be published.
talk-confidential-rule = Must not be published or passed on (section 55 b of the Folkeskole Act). In the open one may only say whether a target is reached and how the school itself has developed.
talk-confidential-title = Confidential
talk-count-children =
    { $n ->
        [one] { $written } child
       *[other] { $written } children
    }
talk-count-classes =
    { $n ->
        [one] { $written } class
       *[other] { $written } classes
    }
talk-count-hours =
    { $n ->
        [one] { $written } hour
       *[other] { $written } hours
    }
talk-count-notifications =
    { $n ->
        [one] { $written } notification
       *[other] { $written } notifications
    }
talk-count-places =
    { $n ->
        [one] { $written } place
       *[other] { $written } places
    }
talk-count-pupils =
    { $n ->
        [one] { $written } pupil
       *[other] { $written } pupils
    }
talk-count-staff =
    { $n ->
        [one] { $written } member of staff
       *[other] { $written } members of staff
    }
talk-counted-children = Children
talk-counted-classes = Classes
talk-counted-hours = Hours
talk-counted-notifications = Notifications
talk-counted-places = Places
talk-counted-pupils = Pupils
talk-counted-staff = Staff
talk-distance-beyond = Equals { $people } on the right side of the bound
talk-distance-none = Right on the bound
talk-distance-short = Equals { $people } from the target
talk-early-note = The figure for { $period } is preliminary.
talk-estimated-note = The interval is estimated: how much single children differ from the mean is known from another source ({ $source }).
talk-fact-made = Made
talk-fact-municipality = Municipality
talk-fact-number = School number
talk-figure = Figure
talk-figure-interval = interval { $interval }
talk-figures-empty = There are no figures for the school yet. Import a delivery and make this basis again.
talk-funnel-axis = { $unit } in { $period }
talk-funnel-centre = The middle
talk-funnel-inner = 95%
talk-funnel-others = { $n } other schools
talk-funnel-outer = 99.8%
talk-general-limits = Figures show how it went, not why. Most changes from year to year at one school are chance: a few pupils can move a figure a lot. That is why the interval stands before the figure, and why schools are not put in order. A figure can show where it is worth looking; what lies behind, only those at the school know.
talk-grade = grade { $n }
talk-incomparable = not comparable
talk-indicator = Indicator
talk-internal-rule = For the municipality's and the school's own work. Must not be published until the municipality has decided so.
talk-internal-title = For own work
talk-kind = Basis for the school development talk
talk-lead-all = all { $all } targets
talk-lead-at-risk =
    { $n ->
        [one] { $subject } is at risk
       *[other] { $subject } are at risk
    }
talk-lead-cannot-tell =
    { $n ->
        [one] { $subject } cannot be told yet
       *[other] { $subject } cannot be told yet
    }
talk-lead-no-figures = There are no figures for the school yet.
talk-lead-no-targets = The school has no targets yet, so here the figures stand by themselves
talk-lead-off-track =
    { $n ->
        [one] { $subject } is off track
       *[other] { $subject } are off track
    }
talk-lead-on-track =
    { $n ->
        [one] { $subject } is on track
       *[other] { $subject } are on track
    }
talk-lead-only = the school's one target
talk-lead-place-all =
    { $n ->
        [one] The one figure where the school can be held against other schools is worth a look.
       *[other] All { $all } figures where the school can be held against other schools are worth a look.
    }
talk-lead-place-none =
    { $n ->
        [one] The one figure where the school can be held against other schools is as expected for a school of its size.
       *[other] All { $all } figures where the school can be held against other schools are as expected for a school of its size.
    }
talk-lead-place-some =
    { $m ->
        [one] Of { $all } figures where the school can be held against other schools, { $some } is worth a look.
       *[other] Of { $all } figures where the school can be held against other schools, { $some } are worth a look.
    }
talk-lead-reached =
    { $n ->
        [one] { $subject } is reached
       *[other] { $subject } are reached
    }
talk-lead-some = { $some } of { $all } targets
talk-left-out =
    { $n ->
        [one] One figure was left out because readers of this version must not see it.
       *[other] { $written } figures were left out because readers of this version must not see them.
    }
talk-left-out-none = No figures were left out of this version.
talk-limits-title = What the figures can and cannot tell
talk-list = { $first } and { $last }
talk-made-up = Made up
talk-made-up-note = { $municipality } does not exist. The school and all figures in this basis are made up.
talk-mark-confidential = confidential
talk-mark-internal = for own work
talk-need-aimless = There is no target here and nothing that stands out. Worth a word if there is time.
talk-need-at-risk = The target is at risk.
talk-need-attention = The school's figure is worth a look.
talk-need-cannot-tell = How the target stands cannot be told yet.
talk-need-deviates = The school's figure stands out.
talk-need-goes-well = It goes as it should. What can others learn from it?
talk-need-off-track = The target is off track.
talk-no-interval-no-count = The figure has no interval because the source does not tell how many are behind it.
talk-no-interval-no-spread = The figure has no interval because it is not known how much single children differ from the mean.
talk-no-interval-not-sampled = The figure has no interval because everything was counted.
talk-no-interval-too-few = The figure has no interval because too few are behind it.
talk-now-title = What we agree now
talk-now-what = What do we agree?
talk-now-when = When do we look at it again?
talk-now-who = Who does it?
talk-number =
    { $n ->
        [0] none
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
       *[other] { $n }
    }
talk-official-met = Reckoned by the bare figure, as official reports do, the target is reached.
talk-official-not-met = Reckoned by the bare figure, as official reports do, the target is not reached.
talk-open = Open version
talk-open-note = May be read by everybody. Confidential figures and figures of few children are left out.
talk-others-text = The municipality has no targets for these figures. None of those that can be held against other schools stands out. The national targets stand below the name of the figure.
talk-others-title = The school's other figures
talk-own-practice = What have we tried since last time, what worked, and how do we know?
talk-own-question = What matters most for the school's development in the coming year?
talk-own-title = The school leader's own focus
talk-own-why = The school leader begins.
talk-page = Page
talk-percentage-points = { $value } percentage points
talk-place = Among other schools
talk-place-as-expected = In { $period } the school lay within what can be expected of a school with { $people }. The difference from the middle may be chance.
talk-place-attention = In { $period } the school lay { $side } what one would expect of a school with { $people }. About one school in twenty lies that far from the middle by chance alone, so it is worth a look but no proof in itself.
talk-place-deviates = In { $period } the school lay clearly { $side } what one would expect of a school with { $people }. About two schools in a thousand lie that far from the middle by chance alone, so there is probably a reason; the figure does not say which.
talk-place-widened = The limits were widened because schools also differ for other reasons.
talk-pooled = The last years taken together: { $figure }. At a small school this says more than one year.
talk-public-rule = With source and date. Figures of few children must be left out.
talk-public-title = May be published
talk-publication-title = What may be made public
talk-questions-text = The questions come from the figures with most to talk about. Skip freely. Questions for the other figures stand on the pages of the indicators.
talk-questions-title = Questions to talk about
talk-read-text = The interval stands first. It shows where the school's level may lie when chance is reckoned with; intervals made this way are right 95 times out of 100. The best guess is the figure the source shows. A wide interval means few pupils, not poor work. In the funnel each grey dot is another school; the lines show how far from the middle chance alone can take a school of that size.
talk-read-title = How to read the figures
talk-row-country = The country
talk-row-school = The school
talk-rule-at-least = at least { $bound } { $when }
talk-rule-at-most = at most { $bound } { $when }
talk-rule-fall = down by at least { $change } from { $from } { $until }
talk-rule-fall-yearly = lower year by year { $until }
talk-rule-gap = at most { $bound } between { $of } and { $against } { $when }
talk-rule-rise = up by at least { $change } from { $from } { $until }
talk-rule-rise-yearly = higher year by year { $until }
talk-shapes = Each status has its own shape, so that it can be read without colours.
talk-side-above = above
talk-side-below = below
talk-source-covers = Covers
talk-source-credit = Source
talk-source-day = Received
talk-sources-empty = There are no deliveries behind this basis yet.
talk-sources-title = Sources
talk-title = { $school }: basis for the school development talk
talk-turn-computed = computed here
talk-turn-published = published
talk-until-always = and onwards
talk-until-by = until { $period }
talk-verdict-above = The source's own verdict in { $period }: the school lies certainly above what is expected.
talk-verdict-as-expected = The source's own verdict in { $period }: the school lies at the expected level.
talk-verdict-below = The source's own verdict in { $period }: the school lies certainly below what is expected.
talk-when-always = at every measurement
talk-when-by = in { $period }
talk-why-break = A break lies between the figures that are to be compared.
talk-why-no-figure = There is no figure.
talk-why-no-interval = It is not known how uncertain the figure is.
talk-why-too-few = Too few are behind the figure. It takes at least { $least }.
talk-why-too-old = The newest figure is too old.
talk-why-too-short = There are too few years to look ahead from.
talk-why-uncertain = The figures are too uncertain to say either way.
talk-why-uncomparable = The figures must not be compared with other years.
talk-why-withheld = The figure must not be shown here.
unit-a-daycare = a daycare unit
unit-a-municipality = a municipality
unit-a-school = a school
unit-a-unit = a unit
unit-answer = The municipality has { $parts }.
unit-answer-empty = There are no schools or daycare units here yet.
unit-answer-network = { $n ->
        [one] one municipality is here. Choose it on the map or in the list.
       *[other] { $written } municipalities are here. Choose one on the map or in the list.
    }
unit-answer-no-figures = There are no figures for { $name } yet.
unit-answer-no-figures-whole = There are no figures for { $name } as a whole.
unit-answer-no-targets = { $name } has no targets yet, so the figures stand by themselves here.
unit-areas = Areas on the page
unit-bands = How they are spread
unit-bands-answer = { $people } are counted in { $period }. Most are in the group “{ $band }”: { $share }.
unit-bands-answer-around = { $people } are counted in { $period }. Most are in the group “{ $band }”: { $share } here and { $around } in the whole municipality.
unit-bands-around = Whole municipality
unit-bands-caption = The share of those measured in each group. The light field is the range, the point is the best guess.
unit-bands-caption-around = The share of those measured in each group. The light field is the range, the point is the best guess, and the line is the whole municipality.
unit-bands-column = Group
unit-bands-joined = Groups of few are put together with their neighbour, so that nobody can be recognised.
unit-bands-table = See the groups as a table
unit-bands-told = { $band }: { $interval } (best guess { $share })
unit-bands-told-around = { $band }: { $interval } (best guess { $share }), in the whole municipality { $around }
unit-below = Units in the area
unit-changes = What has changed?
unit-closed = closed { $day }
unit-closed-note = The unit closed on { $day }. Its figures stand here as history.
unit-closes = Closed
unit-count-daycare = { $n ->
        [one] one daycare unit
       *[other] { $written } daycare units
    }
unit-count-municipality = { $n ->
        [one] one municipality
       *[other] { $written } municipalities
    }
unit-count-school = { $n ->
        [one] one school
       *[other] { $written } schools
    }
unit-count-unit = { $n ->
        [one] one unit
       *[other] { $written } units
    }
unit-crossed = All combinations of groups
unit-departments = Departments
unit-departments-text = The departments' children are counted in the unit's figures.
unit-empty-text = Schools and daycare units come with a delivery of a register.
unit-empty-title = No units yet
unit-figure-answer = In { $period } the figure was { $figure }.
unit-files = Take the figures along
unit-found = { $n ->
        [0] no units fit the search.
        [one] one unit fits the search.
       *[other] { $written } units fit the search.
    }
unit-gap-clear = { $of } lie { $gap } { $way } than { $against }; the uncertainty goes from { $lower } to { $upper }.
unit-gap-higher = higher
unit-gap-lower = lower
unit-gap-unclear = Whether { $of } and { $against } differ cannot be told: the uncertainty goes from { $lower } to { $upper }.
unit-gap-warning = A difference between groups does not say what it comes from, and small groups swing much from year to year.
unit-group-count-daycare = { $n ->
        [one] one daycare unit
       *[other] { $written } daycare units
    }
unit-group-count-private = { $n ->
        [one] one private school
       *[other] { $written } private schools
    }
unit-group-count-schools = { $n ->
        [one] one school
       *[other] { $written } schools
    }
unit-group-daycare = Daycare
unit-group-districts = Districts
unit-group-municipalities = Municipalities
unit-group-private = Private and continuation schools
unit-group-schools = Folkeskoler and special schools
unit-group-social = Other units
unit-groups = Differences between groups
unit-groups-by = By { $dimension }
unit-groups-caption = { $period }. The line is the uncertainty, the point the best guess; the groups stand in a fixed order.
unit-history = About the unit
unit-kind-continuation-school = continuation school
unit-kind-country = the whole country
unit-kind-daycare = daycare unit
unit-kind-district = district
unit-kind-family-daycare = family daycare
unit-kind-municipality = municipality
unit-kind-other = other unit
unit-kind-private-school = private school
unit-kind-region = region
unit-kind-school = folkeskole
unit-kind-social = unit of the social children's area
unit-kind-special-school = special school
unit-kind-youth-school = youth school
unit-kinds-continuation-school = continuation schools
unit-kinds-country = countries
unit-kinds-daycare = daycare units
unit-kinds-district = areas
unit-kinds-family-daycare = family daycare
unit-kinds-municipality = municipalities
unit-kinds-other = other units
unit-kinds-private-school = private schools
unit-kinds-region = regions
unit-kinds-school = folkeskoler
unit-kinds-social = units of the social children's area
unit-kinds-special-school = special schools
unit-kinds-youth-school = youth schools
unit-map-explained = See the figures and their uncertainty
unit-map-plain = No figures
unit-map-shade = Shade the map by
unit-map-text = The map shows the 98 municipalities. Choose one to see its schools and daycare units.
unit-map-title = The municipalities of Denmark
unit-merged-from = { $other } became part of the unit on { $day }
unit-merged-into = Became part of { $other } on { $day }
unit-no-figures-text = Figures come with a delivery. Once it is in force, they stand here.
unit-no-figures-title = No figures yet
unit-no-figures-whole-area = No figures for the area as a whole
unit-no-figures-whole-municipality = No figures for the municipality as a whole
unit-no-figures-whole-text = See the figures of the units on this page.
unit-none-text = Try a part of the name, or write the unit's number.
unit-none-title = No units fit
unit-number = Number
unit-one-daycare = one
unit-one-municipality = one
unit-one-school = one
unit-one-unit = one
unit-opened = Opened
unit-others-daycare = other daycare units
unit-others-municipality = other municipalities
unit-others-school = other schools
unit-others-unit = other units
unit-ownership = Ownership
unit-part = Part of the children
unit-parts = By part of the children
unit-placed = { $parent }, since { $day }
unit-reconciled = Computed here and published
unit-reconciled-computed = Computed here
unit-reconciled-count-alike = As many
unit-reconciled-count-unknown = Count unknown
unit-reconciled-counted = Counted
unit-reconciled-difference = Difference
unit-reconciled-fewer = { $n } fewer here
unit-reconciled-intro = Both figures are there. The one delivered last is what the pages show.
unit-reconciled-more = { $n } more here
unit-reconciled-note-count-alike = As many, but not the same figure: it is delimited or weighted otherwise, or values were corrected since.
unit-reconciled-note-count-unknown = Count unknown: the source does not say how many are counted.
unit-reconciled-note-fewer = Fewer here than in the published figure: a delivery may be missing.
unit-reconciled-note-more = More here than in the published figure: others may be counted, or some were delivered since.
unit-reconciled-points = percentage points
unit-reconciled-published = Published
unit-reconciled-same = The same
unit-renumbered-from = Had another number before { $day }: { $other }
unit-renumbered-into = Got a new number on { $day }: { $other }
unit-rest = Other figures
unit-rest-caption = { $area }: other figures
unit-rest-figure = Interval and best guess
unit-rest-national = National target
unit-search = Search by name or number
unit-see-across = See all units on the same figure
unit-split-from = Was split from { $other } on { $day }
unit-split-into = Was split on { $day }; { $other } is one of the parts
unit-succession = Succession
unit-talk = Get the basis for the school development talk (PDF)
unit-targets = Targets
unit-worth-a-look = Figures worth a look
unit-worth-a-look-note = The figures lie outside what one can expect of units of the same size. About one figure in twenty does so by chance alone; if there are more, there is probably a reason, but the figures do not say which.
unit-years = Year by year
vaults-lead = There are several collections of figures here. Each has its own goals, figures and people, and nothing crosses between them.
vaults-title = Choose where to go
why-break = The figures are made in a new way along the line, so they cannot be compared.
why-chance = The probability that the target is reached is { $chance }.
why-no-figure = There is no figure yet.
why-no-interval = It is not known how uncertain the figure is.
why-too-few = Too few are behind the figure. It takes at least { $least } before we say anything.
why-too-old = The newest figure is too old.
why-too-short = There are too few years to look ahead from.
why-uncertain = The figure is too uncertain to tell either way.
why-uncomparable = This year's figures must not be compared with other years.
why-withheld = The figure may not be shown here.
