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
breakdown-reason-med-tilladelse = absence with leave
breakdown-reason-sygdom = illness
breakdown-reason-ulovligt = absence without leave
breakdown-stage-indskoling = grades 0-3
breakdown-stage-mellemtrin = grades 4-6
breakdown-stage-udskoling = grades 7-9
breakdown-subject-laesning = reading
breakdown-subject-matematik = mathematics
card-can-cannot = What can the figure tell – and what can it not?
card-can-tell = What the figure can tell
card-cannot-tell = What the figure cannot tell
card-copied = The link is copied
card-estimate = best estimate { $value }
card-estimated = the interval is estimated
card-link = Copy link
card-svg = Picture (SVG)
card-table = Show as table
chance-about = about { $n } %
chance-at-risk = It can go either way. The chance of reaching the target in time is { $chance }.
chance-least = under 5 %
chance-most = over 95 %
chance-off-track = As things move now, the target is unlikely to be reached. The chance is { $chance }.
chance-on-track = As things move now, the target is likely to be reached in time. The chance is { $chance }.
chance-reached = The target is reached, uncertainty included. The certainty is { $chance }.
count-children = 
    { $n ->
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
distance-beyond = equals { $people } on the right side of the target
distance-none = right at the bound: less than one child away
distance-short = equals { $people } short of the target
event-command-line = The server's command line
event-somebody = Somebody who is no longer here
form-cancel = Cancel
form-error = Error
form-errors-title = Something needs to be corrected
form-optional = optional
form-step-done = done
form-steps = Steps
list-and = { $first } and { $last }
list-clauses = { $first }, and { $last }
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
rule-at-least = at least { $bound } { $when }
rule-at-most = at most { $bound } { $when }
rule-fall = down by at least { $change } from { $from } { $until }
rule-fall-yearly = lower year by year { $until }
rule-gap = at most { $bound } between { $of } and { $against } { $when }
rule-rise = up by at least { $change } from { $from } { $until }
rule-rise-yearly = higher year by year { $until }
rule-until-always = from now on
rule-until-by = until { $period }
rule-when-always = at every measurement
rule-when-by = in { $period }
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
status-at-risk = At risk
status-cannot-tell = Cannot tell
status-off-track = Off track
status-on-track = On track
status-reached = Reached
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
talk-chance-off-track = As things move now the target will hardly be reached in time: the chance is { $chance }.
talk-chance-on-track = As things move now the target will probably be reached in time: the chance is { $chance }.
talk-chance-reached = The target is reached, also with the uncertainty reckoned in: the certainty is { $chance }.
talk-class-as-expected = As expected
talk-class-attention = Worth a look
talk-class-deviates = Stands out
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
talk-others-text = The school has no targets for these figures. None of those that can be held against other schools stands out.
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
why-break = The figures are made in a new way along the line, so they cannot be compared.
why-chance = The probability that the level is reached is { $chance }.
why-no-figure = There is no figure yet.
why-no-interval = It is not known how uncertain the figure is.
why-too-few = Too few are behind the figure. It takes at least { $least } before we say anything.
why-too-old = The newest figure is too old.
why-too-short = There are too few years to look ahead from.
why-uncertain = The figure is too uncertain to tell either way.
why-uncomparable = This year's figures must not be compared with other years.
why-withheld = The figure may not be shown here.
